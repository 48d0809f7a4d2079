import Foundation
import TestSupport
import Testing

@Suite("midas test")
struct RouteTestCommandTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    try scratch.file(named: "acme.yaml", holding: StateSession.merchant([("card", "AB12C")]))
    try scratch.file(
      named: "acme.routes.yaml",
      holding: "routes:\n  - { scope: acme, pg: kcp, expect: acme/card }\n"
        + "  - { scope: acme, expect: { fallback: acme/card } }\n")
  }

  private func midas(_ arguments: String...) throws -> Program {
    try Tool.run(arguments, in: scratch.url)
  }

  private func add(_ test: String) throws {
    try scratch.file(named: "more/wrong.routes.yaml", holding: "routes:\n  - { \(test) }\n")
  }

  @Test("ends with 0 where all pass, and says what is not covered")
  func passes() throws {
    let run = try midas("test")
    #expect(run.exit == 0 && run.output.isEmpty)
    #expect(
      run.errors
        == "2 of 2 route tests passed in 1 file; 2 of 3 requests that reach a channel are covered (--uncovered lists the others)\n"
    )
    let uncovered = try midas("test", "--uncovered")
    #expect(uncovered.output == "routes:\n  - { scope: acme, pg: kcp.AB12C, expect: acme/card }\n")
    #expect(uncovered.exit == 0)
    let saved = try Tool.shell("midas test --uncovered > more.routes.yaml && midas test", in: scratch.url)
    #expect(saved.exit == 0 && saved.errors.contains("3 of 3 requests"), "\(saved.errors)")
  }

  @Test("ends with 1 where one fails, in every form, and with the test as JUnit")
  func fails() throws {
    try add("scope: acme, pg: typo, expect: acme/card")
    for format in ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"] {
      let run = try midas("test", "--format", format)
      #expect(run.exit == 1, "\(format): \(run.errors)")
      #expect(run.output.contains("route-differs") && run.output.contains("wrong.routes.yaml"), "\(format)")
    }
    let run = try midas("test", "--report", "junit=routes.xml")
    #expect(run.errors.contains("2 of 3 route tests passed in 2 files"))
    let report = try String(contentsOf: scratch.url.appending(path: "routes.xml"), encoding: .utf8)
    #expect(report.contains("<testsuites name=\"midas test\" tests=\"3\" failures=\"1\""))
    #expect(report.contains("<testcase name=\"acme pg=kcp: acme/card\""))
    #expect(try midas("test", "acme.routes.yaml").exit == 0)
    #expect(try midas("test", "more").exit == 1)
  }

  @Test("asks the state where that is meant")
  func state() throws {
    #expect(try midas("test", "--from", "state").output.contains("there is no merchant `acme`"))
    #expect(try midas("apply", "--auto-approve", "--quiet").exit == 0)
    #expect(try midas("test", "--from", "state").exit == 0)
    try scratch.file(named: "acme.yaml", holding: StateSession.merchant([("card", "ZZ99Z")]))
    #expect(try midas("test", "--from", "state").exit == 0)
  }

  @Test("makes slips by a seed, and ends with 1 where nobody notices one")
  func slips() throws {
    let first = try midas("test", "--mutate", "--seed", "7")
    #expect(first.exit == 1)
    #expect(first.output.contains("error[slip-unnoticed]"))
    #expect(first.output.hasSuffix("routes:\n  - { scope: acme, pg: kcp.AB12C, expect: acme/card }\n"))
    #expect(first.errors.contains("by nobody\n"))
    #expect(try midas("test", "--mutate", "--seed", "7").output == first.output)
    try scratch.file(
      named: "more.routes.yaml",
      holding: "routes:\n  - { scope: acme, pg: kcp.AB12C, expect: acme/card }\n")
    let second = try midas("test", "--mutate", "--seed", "7")
    #expect(second.exit == 0, "\(second.output)")
    try add("scope: acme, pg: typo, expect: acme/card")
    #expect(try midas("test", "--mutate").errors.contains("the tests have to pass first"))
  }

  @Test(
    "ends as the command line asks",
    arguments: [
      ("test nowhere", 66), ("test acme.yaml", 66), ("test --mutants 0", 64),
      ("test --mutate --from state", 64), ("test --mutate --uncovered", 64), ("test --format xml", 64),
      ("test --report junit=/dev/full", 69), ("validate acme.routes.yaml", 66),
      ("test --from state --state env://MIDAS_NO_SUCH", 69),
    ])
  func exits(arguments: String, exit: Int32) throws {
    let run = try Tool.run(arguments.split(separator: " ").map(String.init), in: scratch.url)
    #expect(run.exit == exit, "\(run.errors)")
    #expect(!run.errors.isEmpty)
  }

  @Test("needs tests, and a configuration without errors")
  func refuses() throws {
    try FileManager.default.removeItem(at: scratch.url.appending(path: "acme.routes.yaml"))
    let none = try midas("test")
    #expect(none.exit == 66 && none.errors.contains("midas test --uncovered"))
    try scratch.file(named: "acme.yaml", holding: "merchant: acme\nchanels: []\n")
    #expect(try midas("test", "--uncovered").exit == 1)
  }
}
