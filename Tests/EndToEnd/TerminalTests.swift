import Foundation
import TestSupport
import Testing

@Suite("What goes to which stream, and in which colours")
struct TerminalTests {
  private let broken = Repository.url("examples/broken")

  @Test(
    "The option beats NO_COLOR, that CLICOLOR_FORCE, that CLICOLOR, that whether it is a terminal",
    arguments: [
      ("auto", [:], false),
      ("always", [:], true),
      ("always", ["NO_COLOR": "1"], true),
      ("never", ["CLICOLOR_FORCE": "1"], false),
      ("auto", ["CLICOLOR_FORCE": "1"], true),
      ("auto", ["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], true),
      ("auto", ["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], false),
      ("auto", ["NO_COLOR": "", "CLICOLOR_FORCE": "1"], true),
      ("auto", ["CLICOLOR": "1"], false),
    ] as [(String, [String: String], Bool)])
  func colours(option: String, environment: [String: String], isColoured: Bool) throws {
    let outcome = try Tool.run(
      ["validate", "merchants/cidr-misaligned.yaml", "--color", option], in: broken, environment: environment)
    #expect(outcome.output.contains("\u{1B}[1;31merror") == isColoured)
    #expect(outcome.output.contains("\u{1B}") == isColoured)
  }

  @Test("Findings are data, the closing line is a message")
  func streams() throws {
    let outcome = try Tool.run(["validate", "merchants/cidr-misaligned.yaml"], in: broken)
    #expect(outcome.output.hasPrefix("error[cidr-misaligned]: "))
    #expect(outcome.errors == "\n4 errors in 1 file\n")
    let quiet = try Tool.run(["validate", "merchants/cidr-misaligned.yaml", "--quiet"], in: broken)
    #expect(quiet.output == outcome.output)
    #expect(quiet.errors == "")
  }

  @Test("JSON is whole whatever the exit code")
  func json() throws {
    for file in ["merchants/cidr-misaligned.yaml", "../quickstart/merchants/shop.yaml"] {
      let outcome = try Tool.run(["validate", file, "--format", "json"], in: broken)
      let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(report?.keys.sorted() == ["diagnostics", "format_version", "summary"])
      #expect((report?["summary"] as? [String: Int])?["errors"] == (outcome.exit == 1 ? 4 : 0))
    }
  }
}
