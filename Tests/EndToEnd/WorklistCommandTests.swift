import Foundation
import TestSupport
import Testing

@Suite("midas worklist")
struct WorklistCommandTests {
  private func applied() throws -> StateSession {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve")
    return session
  }

  @Test("Apply says how much is left to do by hand, and with what it begins")
  func notice() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    let apply = try session.midas("apply", "--auto-approve")
    #expect(
      apply.errors == """
        Applied as revision 1.
        To do by hand: 2 steps.
          1  acme  Sign the merchant `acme` up, unless it has an account
          2  acme/card  Add the live channel `card`
        `midas worklist` lists what is to be entered, in English or Korean.

        """)
    #expect(try session.midas("worklist", "done", "--all", "--quiet").errors == "")
    try session.declare(StateSession.merchant([("card", "AB12C")]).replacing("[card]", with: "[card, trans]"))
    let silent = try session.midas("apply", "--auto-approve")
    #expect(silent.errors == "Applied as revision 2.\n")
  }

  @Test("Steps are listed, ticked with who and when, and gone")
  func ticking() throws {
    let session = try applied()
    let list = try session.midas("worklist")
    #expect(list.output.hasPrefix("1  acme  Sign the merchant `acme` up"))
    #expect(list.output.contains("\n2  acme/card  Add the live channel `card`\n     mode: live\n"))
    #expect(list.output.contains("사이트키: the value behind `env://KEY`\n"))
    #expect(list.errors == "2 steps to do by hand; tick what is done: `midas worklist done 1`.\n")
    #expect(
      try session.midas("worklist", "--lang", "ko").output.contains("2  acme/card  실연동 결제 채널 `card` 추가\n"))

    let done = try session.midas("worklist", "done", "2", "--actor", "민지")
    #expect(done.errors == "✓ 2  acme/card  Add the live channel `card`\n")
    #expect(try !session.midas("worklist").output.contains("acme/card"))
    let all = try session.midas("worklist", "--all").output
    #expect(
      all.contains(/✓ 2  acme\/card  Add the live channel `card`  \(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, 민지\)\n/))
    let again = try session.midas("worklist", "done", "2", exit: 1)
    #expect(again.errors.contains("`2` was, by 민지 at 2"))
    try session.midas("worklist", "done", "1")
    #expect(try session.midas("worklist").errors == "Nothing is left to do by hand.\n")
    #expect(try session.midas("worklist", "done", "--all").errors == "Nothing is left to do by hand.\n")
    // Nothing that is declared or recorded knows of it.
    try session.midas("plan", "--detailed-exitcode")
    try session.midas("drift")
  }

  @Test("All or nothing is ticked, and what is no step is refused")
  func refusals() throws {
    let session = try applied()
    let wrong = try session.midas("worklist", "done", "1", "7", exit: 1)
    #expect(wrong.errors.hasPrefix("midas: nothing was ticked: `7` is no open step"))
    #expect(try session.midas("worklist").output.contains("\n2  acme/card"))
    try session.midas("worklist", "done", exit: 64)
    try session.midas("worklist", "done", "1", "--all", exit: 64)
    try session.midas("worklist", "--lang", "fr", exit: 64)
    try session.midas("worklist", "not an address", exit: 64)
    #expect(try session.midas("worklist", "other").output == "")
    #expect(try session.midas("worklist", "acme/card").output.hasPrefix("2  acme/card"))
    // A store is not made for a list.
    let fresh = try StateSession()
    try fresh.declare(StateSession.merchant([]))
    #expect(try fresh.midas("worklist").errors == "Nothing is left to do by hand.\n")
    try fresh.midas("worklist", "done", "1", exit: 1)
    try fresh.midas("worklist", "done", "--all")
    #expect(!FileManager.default.fileExists(atPath: fresh.path(".midas")))
  }

  @Test("A later apply makes another step of what nobody did")
  func overtaken() throws {
    let session = try applied()
    try session.declare(StateSession.merchant([("card", "AB34D")]))
    try session.midas("apply", "--auto-approve")
    #expect(
      try session.midas("worklist", "done", "2", exit: 1).errors.contains("a later apply made another of it"))
    let list = try session.midas("worklist").output
    #expect(list.contains("\n3  acme/card  Add the live channel `card`\n"))
    #expect(list.contains("사이트코드: AB34D\n"))
  }

  @Test("A secret that was rotated is entered again")
  func rotation() throws {
    let session = try StateSession()
    var environment = ["MIDAS_FINGERPRINT_KEY": "0123456789abcdef0123456789abcdef", "KEY": "one-secret"]
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas(["apply", "--auto-approve"], environment: environment)
    try session.midas("worklist", "done", "--all")
    environment["KEY"] = "other-secret"
    try session.midas(["apply", "--auto-approve"], environment: environment)
    let list = try session.midas("worklist").output
    #expect(
      list == """
        3  acme/card  Change the live channel `card`
             사이트키: the value behind `env://KEY`, which is another one now

        """)
    try session.midas(["apply", "--auto-approve", "--refresh-fingerprints"], environment: environment)
    #expect(try session.midas("worklist").output == list)
  }

  @Test("The list is a ticket in Markdown, and values in JSON")
  func formats() throws {
    let session = try applied()
    let ticket = try session.midas("worklist", "--format", "markdown").output
    #expect(ticket.hasPrefix("### 2 steps by hand\n\n- [ ] **1** `acme`: "))
    try session.midas("worklist", "done", "1")
    let data = Data(try session.midas("worklist", "--format", "json", "--all", "--lang", "ko").output.utf8)
    struct Document: Decodable {
      struct Item: Decodable {
        struct Entry: Decodable { var field: String, label: String, value: String, before: String? }
        var number: String, address: String, place: String, kind: String, text: String, entries: [Entry]
        var time: String?, actor: String?
      }
      var format_version: String, revision: Int, language: String, open: [Item], done: [Item]
    }
    let document = try JSONDecoder().decode(Document.self, from: data)
    #expect(document.language == "ko")
    #expect(document.open.map(\.number) == ["2"])
    #expect(document.open.first?.kind == "add")
    #expect(document.open.first?.entries.first { $0.field == "mid" }?.value == "AB12C")
    #expect(document.done.map(\.actor) == ["tester"])
  }
}
