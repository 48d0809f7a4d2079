import Foundation
import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("Findings as a Code Quality report of GitLab")
struct GitLabReportTests {
  private func issues(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private func fingerprints(_ sample: Sample, _ rules: [String]) throws -> [String] {
    let findings = zip(rules, sample.spans).map { rule, span in
      Diagnostic(rule: rule, severity: .error, message: "m", place: Place(span))
    }
    return try issues(GitLabReport(files: sample.files).text(of: findings)).compactMap {
      $0["fingerprint"] as? String
    }
  }

  @Test(
    "It is what GitLab documents, with findings and without",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func schema() throws {
    let scratch = try Scratch()
    try scratch.file(named: "full.json", holding: NastyReport.report.text(as: .gitlab))
    try scratch.file(named: "empty.json", holding: GitLabReport(files: SourceFiles([])).text(of: []))
    let schema = Repository.url("Tests/Reading/DiagnosticsTests/Schemas/gitlab-code-quality.json").path
    let outcome = try PublicTool.checkJSONSchema.run(
      ["--schemafile", schema, "full.json", "empty.json"], in: scratch.url)
    #expect(outcome.exit == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("Severities, rules and places")
  func shape() throws {
    let issues = try issues(NastyReport.report.text(as: .gitlab))
    #expect(issues.map { $0["check_name"] as? String } == NastyReport.findings.map(\.rule))
    let severities = issues.compactMap { $0["severity"] as? String }
    #expect(severities.sorted() == ["critical", "critical", "critical", "info", "info", "minor"])
    let location = try #require(
      issues.first { $0["severity"] as? String == "minor" }?["location"] as? [String: Any])
    #expect(location["path"] as? String == "merchants/a b: 100%, 카드.yaml")
    #expect(location["lines"] as? [String: Int] == ["begin": 3, "end": 3])
    let positions = location["positions"] as? [String: [String: Int]]
    #expect(positions == ["begin": ["line": 3, "column": 18], "end": ["line": 3, "column": 24]])
  }

  @Test("Fingerprints differ, also of findings that say the same of lines that read the same")
  func unique() throws {
    let sample = Sample("- mid: ‹shared›\n- mid: ‹shared›\n- mid: ‹shared› \n- { mid: ‹shared›, ‹mid›: 1 }\n")
    let found = try fingerprints(sample, ["a", "a", "a", "a", "a"])
    #expect(Set(found).count == 5)
    #expect(Set(try fingerprints(sample, ["a", "b", "c", "d", "e"])).count == 5)
  }

  @Test("Fingerprints stay where lines move or are indented anew")
  func stable() throws {
    let before = try fingerprints(Sample("a: ‹1›\nb: ‹2›\nb: ‹2›"), ["r", "r", "r"])
    let after = try fingerprints(
      Sample("\r\n# new\r\n  a: ‹1›\r\n\r\n\tb: ‹2› \r\nx: y\r\nb: ‹2›\r\n"), ["r", "r", "r"])
    #expect(before == after)
  }

  @Test("A secret does not change a fingerprint")
  func secrets() throws {
    let one = try fingerprints(Sample("‹sign_key›: hunter2"), ["r"])
    #expect(try fingerprints(Sample("‹sign_key›: correct-horse"), ["r"]) == one)
  }
}
