import Foundation
import TestSupport
import Testing

@Suite("midas init --from-portone")
struct InitFromPortOneTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func list(_ rows: String) -> String { #"{"code": 0, "message": null, "response": [\#(rows)]}"# }

  private static func row(
    _ provider: String, _ mid: String, _ more: String = "", type: String = "payment", sandbox: Bool = false
  ) -> String {
    #"{"pg_provider": "\#(provider)", "pg_id": "\#(mid)", "sandbox": \#(sandbox), "type": "\#(type)"\#(more)}"#
  }

  private func run(_ line: String, exit: Int32, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> Program
  {
    let outcome = try Tool.run(line.split(separator: " ").map(String.init), in: scratch.url)
    #expect(outcome.exit == exit, "\(outcome.output)\(outcome.errors)", sourceLocation: sourceLocation)
    return outcome
  }

  @Test("The workspace validates once what only a person knows is filled in")
  func completed() throws {
    try scratch.file(
      named: "root.json",
      holding: list(
        [
          Self.row(
            "html5_inicis", "MOIacme001",
            #", "channel_name": "카드", "channel_key": "channel-key-00000000-0000-4000-8000-000000000001""#),
          Self.row(
            "kcp", "AB12C",
            #", "channel_name": "Books", "channel_key": "channel-key-00000000-0000-4000-8000-000000000002""#),
          Self.row("html5_inicis", "INIpayTest", sandbox: true),
        ].joined(separator: ",")))
    try scratch.file(
      named: "books.json",
      holding: list(
        Self.row(
          "kcp", "AB12C",
          #", "channel_name": "Books", "channel_key": "channel-key-00000000-0000-4000-8000-000000000002""#)))
    let outcome = try run(
      "init shop --from-portone root.json --from-portone B01=books.json --merchant acme", exit: 0)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.hasPrefix(
        "wrote shop/midas.yaml and shop/merchants/acme.yaml\n3 channels drafted; to fill in by hand, marked in the file:\n"
      ))
    let file = scratch.url.appending(path: "shop/merchants/acme.yaml")
    var text = try String(contentsOf: file, encoding: .utf8)
    for part in [
      "merchant: acme\n", "  - id: kadeu\n", "    name: \"카드\"\n",
      "    key: channel-key-00000000-0000-4000-8000-000000000001\n",
      "    assign: b01\n",
      "    mid: shared\n", "    tier: B01\n", "  rest-api-key: env://ACME_REST_API_KEY\n",
      "      sign_key: env://ACME_KADEU_SIGN_KEY\n", "# fill in: ",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }

    let before = try Tool.run(["validate", "shop"], in: scratch.url)
    #expect(before.exit == 1)
    #expect(before.output.contains("error[webhook-required]"), "\(before.output)")
    #expect(outcome.errors.contains("  webhook-required: "), "\(outcome.errors)")
    text += """
      defaults: { window: kadeu }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/portone" }
        - { api: v1, mode: test, url: "https://staging.acme.com/portone" }

      """
    try Data(text.utf8).write(to: file)
    let after = try Tool.run(["validate", "shop"], in: scratch.url)
    #expect(after.exit == 0, "\(after.output)")
    let route = try Tool.run(["lookup", "acme", "html5_inicis", "shop", "--from", "config"], in: scratch.url)
    #expect(route.output.hasPrefix("oldest\n  acme/kadeu  live  html5_inicis.MOIacme001"), "\(route.output)")
  }

  @Test(
    "Wrong inputs are refused, and nothing is written",
    arguments: [
      ("--from-portone nowhere.json", 66, "nowhere.json cannot be read: No such file or directory"),
      (
        "--from-portone cut.json", 1,
        "cut.json is no answer to `GET /users/pg`: it is cut off: its JSON ends in the middle, after 13 bytes; nothing was written"
      ),
      ("--from-portone page.json", 1, "it is a web page, not JSON"),
      ("--from-portone refused.json", 1, "it says: Unauthorized"),
      ("--from-portone types.json", 1, "it says `response[0].sandbox` as a text, not true or false"),
      (
        "--from-portone b01=good.json", 64,
        "`b01` in `b01=good.json` is no tier code, which is three of A–Z and 0–9"
      ),
      ("--from-portone good.json --from-portone ./good.json", 64, "two lists of the representative store"),
      ("--from-portone B01=good.json --from-portone B01=good.json", 64, "two lists of tier B01"),
      ("--from-portone good.json --merchant Acme", 64, "`Acme` is no handle"),
      ("--merchant acme", 64, "--merchant goes with --from-portone"),
    ])
  func wrong(arguments: String, exit: Int32, message: String) throws {
    try scratch.file(named: "good.json", holding: list(Self.row("kcp", "AB12C")))
    try scratch.file(named: "cut.json", holding: #"{"response": "#)
    try scratch.file(named: "page.json", holding: "<html></html>")
    try scratch.file(named: "refused.json", holding: #"{"code":-1,"message":"Unauthorized","response":null}"#)
    try scratch.file(
      named: "types.json",
      holding: #"[{"pg_provider":"kcp","pg_id":"A","sandbox":"false","type":"payment"}]"#)
    let before = Repository.files(in: scratch.url)
    let outcome = try run("init new " + arguments, exit: exit)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(Repository.files(in: scratch.url) == before)
  }

  @Test("It never overwrites")
  func taken() throws {
    try scratch.file(named: "good.json", holding: list(Self.row("kcp", "AB12C")))
    try scratch.file(named: "merchants/shop.yaml", holding: "mine\n")
    let outcome = try run("init --from-portone good.json", exit: 64)
    #expect(outcome.errors == "midas: merchants/shop.yaml exists; nothing was written\n")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "midas.yaml").path))
  }

  @Test("What no document can declare stands in a comment and in the list of what is left")
  func strange() throws {
    try scratch.file(
      named: "odd.json",
      holding: list(
        [
          Self.row("mystery_pg", "M1", #", "channel_name": "Who\nknows""#),
          Self.row("kcp", "B1", type: "loan"),
          Self.row("kcp", "a: #\\\"b"),
        ].joined(separator: ",")))
    let outcome = try run("init new --from-portone odd.json", exit: 0)
    #expect(outcome.errors.contains("`mystery_pg`, a PG that the catalog does not know"), "\(outcome.errors)")
    #expect(outcome.errors.contains("is of a type that Midas does not know, `loan`"))
    let text = try String(contentsOf: scratch.url.appending(path: "new/merchants/shop.yaml"), encoding: .utf8)
    #expect(text.contains(#"    mid: "a: #\"b""#), "\(text)")
    #expect(text.contains("mystery_pg.M1"))
    // It can be read, whatever it then says of the MID.
    let validated = try Tool.run(["validate", "new", "--format", "json"], in: scratch.url)
    #expect(validated.output.contains("\"format_version\""))
    #expect(!validated.output.contains("\"yaml-syntax\""))
  }
}
