import Foundation
import TestSupport
import Testing

/// `midas catalog` as a user runs it.
@Suite struct CatalogCommandTests {
  @Test func listsEveryPG() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["catalog"], in: scratch.url)
    #expect(run.exit == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output.split(separator: "\n").count == 59)
  }

  @Test func anUnknownPGNamesTheNearest() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["catalog", "html5inicis"], in: scratch.url)
    #expect(run.exit == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors == "midas: there is no PG `html5inicis`; did you mean `html5_inicis`?\n")
  }

  @Test func jsonHoldsOneOrAll() throws {
    let scratch = try Scratch()
    for (arguments, count) in [(["catalog"], 57), (["catalog", "kcp"], 1)] {
      let run = try Tool.run(arguments + ["--format", "json"], in: scratch.url)
      #expect(run.exit == 0)
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(report.format_version == "1.0")
      #expect(report.pgs.count == count)
      #expect(report.pgs.map(\.id) == report.pgs.map(\.id).sorted())
      #expect(report.methods.contains { $0.name == "vbank" && $0.v2 == ["VIRTUAL_ACCOUNT"] })
    }
  }

  private struct Report: Decodable {
    var format_version: String
    var pgs: [PG]
    var methods: [Method]

    struct PG: Decodable {
      var id: String
    }

    struct Method: Decodable {
      var name: String
      var v2: [String]
    }
  }

  @Test func theWorkspacesOwnFactsAreShown() throws {
    let scratch = try Scratch()
    try scratch.file(
      named: "midas.yaml",
      holding: """
        midas: 1
        catalog:
          pgs:
            tosspayments: { because: "PG notice 2026-10", former-mids: [iamporttest_3] }
        """)
    try scratch.file(named: "below/deeper/x.yaml", holding: "")
    let run = try Tool.run(["catalog", "tosspayments"], in: scratch.url.appending(path: "below/deeper"))
    #expect(run.exit == 0)
    #expect(run.output.contains("iamporttest_3  former"))
    #expect(run.output.contains("newer facts: PG notice 2026-10"))
  }
}
