import Foundation
import TestSupport
import Testing

@Suite("`midas validate --fix`", .timeLimit(.minutes(20)))
struct FixCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    try scratch.file(
      named: "shop.yaml", holding: "merchant: shop\nwhitelist:\n  - 1.1.1.1/3   # us\n  - 192.168.0.1/24\n")
  }

  private func run(_ arguments: String...) throws -> Program { try Tool.run(arguments, in: scratch.url) }

  private func shop() throws -> String {
    try String(contentsOf: scratch.url.appending(path: "shop.yaml"), encoding: .utf8)
  }

  @Test("It says on standard error what it changes, and prints what is left")
  func report() throws {
    let outcome = try run("validate", "--fix")
    #expect(
      outcome.errors == """
        shop.yaml:3:5: write `1.1.1.1/32` (cidr-misaligned)
        fixed 1 finding

        1 error in 1 file

        """)
    #expect(outcome.output.hasPrefix("error[cidr-misaligned]: `192.168.0.1/24` is the block"))
    #expect(outcome.exit == 1)
    #expect(try shop() == "merchant: shop\nwhitelist:\n  - 1.1.1.1/32   # us\n  - 192.168.0.1/24\n")
  }

  @Test("Where nothing is left it exits with 0, and a second run is silent")
  func done() throws {
    try scratch.file(named: "shop.yaml", holding: "merchant: shop\nwhitelist: [1.1.1.1]\n")
    #expect(try run("validate", "--fix").exit == 0)
    let again = try run("validate", "--fix")
    #expect(again == Program(output: "", errors: "no findings in 1 file\n", exit: 0))
    #expect(try run("validate", "--fix", "--quiet").errors == "")
  }

  @Test("Without --fix nothing is written, and JSON carries the edits")
  func json() throws {
    let before = try shop()
    let outcome = try run("validate", "--format", "json")
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let edits = report.diagnostics.flatMap(\.fixes).flatMap(\.edits)
    #expect(edits.map(\.text) == ["1.1.1.1/32"])
    #expect(edits.map(\.span.start.line) == [3])
    #expect(try shop() == before)
  }

  @Test("docs/fixes.md shows what it prints")
  func page() throws {
    let page = try Repository.text("docs/fixes.md")
    let session = try #require(page.firstMatch(of: /```console\n\$ midas ([^\n]*)\n((?s).*?)```/))
    let own = try Scratch()
    try own.file(named: "midas.yaml", holding: "midas: 1\n")
    try own.file(
      named: "merchants/shop.yaml",
      holding: """
        merchant: shop
        channels:
          - id: card
            mode: test
            pg: html5_inicsi
            modules: [window.general]
            mid: shared

        webhooks:
          - { api: v1, mode: test, url: per-request }
        whitelist:
          - 8.8.8.8/32
          # the office
          - 1.1.1.1/3

        """)
    let outcome = try Tool.run(session.1.split(separator: " ").map(String.init), in: own.url)
    #expect(outcome.output + outcome.errors == String(session.2))
    #expect(outcome.exit == 0)
  }

  @Test("Standard input cannot be fixed")
  func standardInput() throws {
    let outcome = try Tool.run(["validate", "--fix", "-"], in: scratch.url, input: "merchant: shop\n")
    #expect(outcome.exit == 64)
    #expect(outcome.errors.contains("--fix writes files"))
  }

  @Test(
    "A file that cannot be written is named, and the run fails",
    .enabled(if: getuid() != 0, "root may write everywhere"))
  func readOnly() throws {
    let file = scratch.url.appending(path: "shop.yaml").path
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
    let outcome = try run("validate", "--fix")
    #expect(outcome.exit == 66)
    #expect(outcome.errors.contains("shop.yaml cannot be written: permission denied"))
  }

  private struct Report: Decodable {
    let diagnostics: [Diagnostic]

    struct Diagnostic: Decodable { let fixes: [Fix] }
    struct Fix: Decodable { let edits: [Edit] }
    struct Edit: Decodable {
      let text: String
      let span: Span
    }
    struct Span: Decodable { let start: Position }
    struct Position: Decodable { let line: Int }
  }
}
