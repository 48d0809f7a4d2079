import MidasCatalog
import Testing

@testable import MidasConsole

@Suite("Answers of PortOne")
struct AnswerTests {
  private func read(_ text: String) throws(AnswerError) -> [PGSetting] {
    try ConsoleAnswer(reading: Array(text.utf8)).settings()
  }

  @Test("are rows in the order listed; null and empty texts are none")
  func rows() throws {
    let rows = try read(
      """
      {"code": 0, "message": null, "response": [
        {"pg_provider": "kcp", "pg_id": "AB12C", "sandbox": false, "type": "payment", "channel_name": "카드",
         "channel_key": "channel-key-1", "more": {"later": [1, null]}},
        {"pg_provider": "danal", "pg_id": "A", "sandbox": true, "type": "certification", "channel_name": null,
         "channel_key": ""}]}
      """)
    #expect(
      rows == [
        PGSetting(
          provider: "kcp", mid: "AB12C", mode: .live, type: "payment", name: "카드", key: "channel-key-1"),
        PGSetting(provider: "danal", mid: "A", mode: .test, type: "certification"),
      ])
    #expect(rows.map(\.kind) == [.window, .identity])
    #expect(try read("[]").isEmpty)
  }

  @Test(
    "that are not as promised say where",
    arguments: [
      ("", "is empty"), ("  \n", "is empty"), ("<!doctype html>", "is a web page, not JSON"),
      (#"{"code":0,"response":["#, "is cut off: its JSON ends in the middle, after 22 bytes"),
      ("{\n  \"한\": x}", "is no JSON from line 2, column 8 on"),
      ("7", "is a number, not an object with `response`"), ("{}", "has no `response`"),
      (#"{"code":"0","response":[]}"#, "says `code` as a text, not a number"),
      (#"{"code":-1,"message":"no\u001b[2Jway"}"#, "says: no\u{FFFD}[2Jway"),
      (#"{"code":3,"message":null}"#, "says: code 3"),
      (#"{"code":0,"response":{}}"#, "says `response` as an object, not a list"),
      ("[1]", "says `response[0]` as a number, not an object"),
      (#"[{"pg_provider":null}]"#, "has no `response[0].pg_provider`"),
      (#"[{"pg_provider":"k","pg_id":7}]"#, "says `response[0].pg_id` as a number, not a text"),
      (#"[{"pg_provider":"k","pg_id":"A"}]"#, "has no `response[0].sandbox`"),
      (
        #"[{"pg_provider":"k","pg_id":"A","sandbox":0}]"#,
        "says `response[0].sandbox` as a number, not true or false"
      ),
      (
        #"[{"pg_provider":"k","pg_id":"A","sandbox":true,"type":"payment","channel_key":[]}]"#,
        "says `response[0].channel_key` as a list, not a text"
      ),
    ])
  func errors(text: String, message: String) {
    let error = #expect(throws: AnswerError.self) { try read(text) }
    #expect(error?.message == message)
  }

  @Test("Rows are one channel by key, else by provider, MID and mode; identity stands apart")
  func channels() {
    func row(_ type: String, _ key: String?, mid: String = "A", mode: Mode = .live) -> PGSetting {
      PGSetting(provider: "danal", mid: mid, mode: mode, type: type, key: key)
    }
    let rows = [
      row("payment", "1"), row("payment", nil), row("api_payment", "1"), row("api_payment", nil),
      row("certification", nil), row("payment", "2"), row("payment", nil, mode: .test),
      row("payment", nil, mid: "B"), row("loan", nil),
    ]
    let channels = ListedChannel.all(of: rows)
    #expect(
      channels.map { $0.rows.map(\.type) } == [
        ["payment", "api_payment"], ["payment", "api_payment", "loan"], ["certification"], ["payment"],
        ["payment"],
        ["payment"],
      ])
    #expect(channels[1].unknownTypes == ["loan"])
    #expect(channels[0].kinds == [.window, .api])
    #expect(channels[0].label == "(danal.A, live, payment, api_payment, 1)")
  }
}
