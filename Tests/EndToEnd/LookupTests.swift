import Foundation
import TestSupport
import Testing

/// `midas lookup` over the reference workspace, and how it ends.
@Suite struct LookupTests {
  private let reference = Repository.url("examples/reference")

  @Test(arguments: [
    ("acme html5_inicis.MOIacme001", 0, "channel", "acme/card"),
    ("acme html5_inicis", 0, "oldest", "acme/card"),
    ("acme nice_v2 --kind api", 0, "channel", "acme/keyin"),
    ("acme typo", 0, "fallback", "acme/card"),
    ("acme", 0, "fallback", "acme/card"),
    ("acme:books html5_inicis", 0, "channel", "acme/books-card"),
    ("acme:books typo", 0, "fallback", "acme/books-card"),
    ("acme:books nice_v2 --kind api", 1, "none", ""),
    ("acme kpn.x", 1, "none", ""),
    ("nobody kcp", 1, "none", ""),
    ("acme --key channel-key-893597d6-e62d-410f-83f9-119f530b4b11", 0, "channel", "acme/card"),
    ("acme --key gone", 1, "none", ""),
    ("acme --mode live --module api.key-in --method CARD", 0, "channel", "acme/keyin"),
    ("acme html5_inicis.MOIacme001 --strict", 0, "channel", "acme/card"),
    ("acme html5_inicis --strict", 1, "oldest", "acme/card"),
    ("acme typo --strict", 1, "fallback", "acme/card"),
    ("acme html5_inicis.INIpayTest --strict", 1, "channel", "acme/card-test"),
  ])
  func asksTheConfiguration(arguments: String, exit: Int32, outcome: String, first: String) throws {
    let words = arguments.split(separator: " ").map(String.init)
    let run = try Tool.run(["lookup"] + words + ["--from", "config", "--format", "json"], in: reference)
    #expect(run.exit == exit, "\(run.errors)")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.outcome == outcome)
    #expect(report.channels.first?.address ?? "" == first)
    #expect(report.order == "declared")
    #expect(!report.why.isEmpty)
    let text = try Tool.run(["lookup"] + words + ["--from", "config"], in: reference)
    #expect(text.exit == exit)
    #expect(text.output.hasPrefix(outcome + "\n"))
  }

  private struct Report: Decodable {
    var outcome: String
    var order: String
    var channels: [Channel]
    var why: [String]

    struct Channel: Decodable {
      var address: String?
    }
  }

  @Test(arguments: [
    ("lookup", 64), ("lookup ACME kcp", 64), ("lookup acme/card kcp", 64),
    ("lookup acme kcp . more", 64), ("lookup acme kcp . --key k", 64), ("lookup acme --mode live", 64),
    ("lookup acme --key k --mode live --module identity", 64),
    ("lookup acme --mode live --module window.genral", 64), ("lookup acme kcp --kind windows", 64),
    ("lookup acme kcp --method card", 64), ("lookup acme kcp --state mysql://x", 64),
    ("lookup acme kcp /nowhere", 66), ("lookup acme kcp --state env://MIDAS_NO_SUCH", 69),
    ("lookup acme kcp --state postgresql://db/midas", 69),
  ])
  func endsAsTheCommandLineAsks(arguments: String, exit: Int32) throws {
    let run = try Tool.run(arguments.split(separator: " ").map(String.init), in: reference)
    #expect(run.exit == exit, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func aStoreThatIsNotThereIsEmptyAndStaysAway() throws {
    let scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
    let run = try Tool.run(["lookup", "acme", "kcp"], in: scratch.url)
    #expect(run.exit == 1)
    #expect(run.output.contains("no merchant `acme` is recorded; `--from config` asks the configuration"))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".midas").path))
  }

  @Test func aConfigurationWithErrorsIsRefused() throws {
    let run = try Tool.run(
      ["lookup", "acme", "kcp", "--from", "config"], in: Repository.url("examples/broken"))
    #expect(run.exit == 1)
    #expect(run.errors == "midas: the configuration has errors; `midas validate` shows them\n")
  }

  @Test func theStateKeepsTheOrderThatTheConfigurationLost() throws {
    let scratch = try Scratch()
    let channels = [("old", "AB12C"), ("new", "AB12D")].map { id, mid in
      "  - { id: \(id), mode: live, pg: kcp, modules: [window.general], mid: \(mid), credentials: { site_key: env://K } }"
    }
    func declare(_ channels: [String]) throws {
      try scratch.file(named: "midas.yaml", holding: "midas: 1\n")
      try scratch.file(
        named: "acme.yaml",
        holding: (["merchant: acme", "defaults: { window: old }", "channels:"] + channels)
          .joined(separator: "\n") + "\n")
    }
    try declare(channels)
    let applied = try Tool.run(["apply", "--auto-approve", "--quiet"], in: scratch.url)
    #expect(applied.exit == 0, "\(applied.errors)")
    try declare(channels.reversed())
    let recorded = try Tool.run(["lookup", "acme", "kcp"], in: scratch.url)
    #expect(recorded.output.hasPrefix("oldest\n  acme/old  live  kcp.AB12C\n"))
    #expect(recorded.exit == 0)
    let declared = try Tool.run(["lookup", "acme", "kcp", "--from", "config"], in: scratch.url)
    #expect(declared.output.hasPrefix("oldest\n  acme/new  live  kcp.AB12D\n"))
  }
}
