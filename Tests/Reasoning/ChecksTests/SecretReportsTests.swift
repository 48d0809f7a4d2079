import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("No form of a report shows a secret, whichever rule fires")
struct SecretReportsTests {
  /// The lines of reports on `text` that show the secret, each behind the form it is in.
  private func leaks(in text: String) -> [String] {
    var findings = findings(in: text)
    let files = SourceFiles([SourceFile(path: "shop.yaml", bytes: Array(text.utf8))])
    // What a fix would write is what stands there, in quotes.
    for index in findings.indices {
      let place = findings[index].place
      let written = Array(text.utf8)[Int(place.span.start)..<min(text.utf8.count, Int(place.span.end))]
      findings[index].fixes = [
        .init("quote it", [.init(place, "\"\(String(decoding: written, as: UTF8.self))\"")])
      ]
    }
    let report = Report(
      of: findings, in: files, tally: Tally(of: findings, files: 1))
    return ReportFormat.allCases.flatMap { format in
      report.text(as: format, isWhole: true).split(separator: "\n")
        .filter { $0.contains(PlantedSecrets.secret) }.map { "\(format): \($0)" }
    }
  }

  @Test("In the rejected example of a rule", arguments: PlantedSecrets.examples.map(\.text))
  func examples(text: String) {
    #expect(leaks(in: text) == [])
  }

  @Test("In each secret field of each PG", arguments: PlantedSecrets.merchants.map(\.text))
  func fields(text: String) {
    #expect(findings(in: text).contains { $0.rule == "secret-literal" } || !text.contains("_key: hunter"))
    #expect(leaks(in: text) == [])
  }

  @Test("In files that are damaged in some way", arguments: 0..<2)
  func damaged(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for (name, text) in PlantedSecrets.examples + PlantedSecrets.merchants {
      let damaged = PlantedSecrets.damaged(text, &random)
      let leaks = leaks(in: damaged)
      #expect(leaks == [], "\(name):\n\(damaged)")
    }
  }
}
