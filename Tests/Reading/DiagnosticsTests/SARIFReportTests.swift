import Foundation
import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("Findings as SARIF")
struct SARIFReportTests {
  typealias Object = [String: Any]

  private func run(_ report: Report = NastyReport.report) throws -> Object {
    let log = try JSONSerialization.jsonObject(with: Data(report.text(as: .sarif).utf8)) as? Object
    return try #require((log?["runs"] as? [Object])?.first)
  }

  private func results(_ run: Object) throws -> [Object] { try #require(run["results"] as? [Object]) }

  private func regions(_ value: Any) -> [Object] {
    switch value {
    case let object as Object:
      object.flatMap {
        ["region", "deletedRegion"].contains($0.key) ? [$0.value as? Object ?? [:]] : regions($0.value)
      }
    case let array as [Any]: array.flatMap(regions)
    default: []
    }
  }

  private func values(of key: String, in value: Any) -> [Any] {
    switch value {
    case let object as Object:
      object.flatMap { ($0.key == key ? [$0.value] : []) + values(of: key, in: $0.value) }
    case let array as [Any]: array.flatMap { values(of: key, in: $0) }
    default: []
    }
  }

  @Test(
    "The schema of the standard accepts it, with findings and without",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func schema() throws {
    let scratch = try Scratch()
    let empty = Report(of: [], in: SourceFiles([]), tally: Tally(files: 0))
    try scratch.file(named: "full.sarif", holding: NastyReport.report.text(as: .sarif))
    try scratch.file(named: "empty.sarif", holding: empty.text(as: .sarif))
    try scratch.file(named: "cut.sarif", holding: Self.many(SARIFReport.mostResults + 1).text(as: .sarif))
    let schema = Repository.url("Tests/Reading/DiagnosticsTests/Schemas/sarif-schema-2.1.0.json").path
    let outcome = try PublicTool.checkJSONSchema.run(
      ["--schemafile", schema, "full.sarif", "empty.sarif", "cut.sarif"], in: scratch.url)
    #expect(outcome.exit == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("Each finding is a result with its rule, level, place and complete regions")
  func results() throws {
    let run = try run()
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try results(run)
    #expect(results.map { $0["level"] as? String } == NastyReport.findings.map(\.severity.rawValue))
    #expect(results.map { $0["ruleId"] as? String } == NastyReport.findings.map(\.rule))
    #expect(results.allSatisfy { ($0["locations"] as? [Any])?.count == 1 })
    let regions = regions(results)
    #expect(regions.count > results.count)
    for region in regions {
      let start = try #require(region["startLine"] as? Int, "\(region)")
      let column = try #require(region["startColumn"] as? Int, "\(region)")
      let end = try #require(region["endLine"] as? Int, "\(region)")
      let endColumn = try #require(region["endColumn"] as? Int, "\(region)")
      #expect(start >= 1 && column >= 1 && (start, column) <= (end, endColumn))
    }
    let rules = try #require(values(of: "rules", in: run).first as? [Object])
    #expect(
      results.allSatisfy { rules[$0["ruleIndex"] as? Int ?? 99]["id"] as? String == $0["ruleId"] as? String })
  }

  @Test("Addresses are relative, not empty and percent-encoded")
  func addresses() throws {
    let uris = values(of: "uri", in: try results(try run())).compactMap { $0 as? String }
    #expect(
      Set(uris) == [
        "merchants/a%20b%3A%20100%25%2C%20%EC%B9%B4%EB%93%9C.yaml", "other.yaml", "locked.yaml",
      ])
    for uri in uris { #expect(URL(string: uri)?.scheme == nil && !uri.hasPrefix("/")) }
  }

  @Test("Every rule has the texts that code scanning shows")
  func rules() throws {
    let rules = try #require(values(of: "rules", in: try run()).first as? [Object])
    #expect(rules.count == NastyReport.rules.count)
    for rule in rules {
      for field in ["shortDescription", "fullDescription", "help"] {
        let text = try #require((rule[field] as? Object)?["text"] as? String, "\(field)")
        #expect(!text.isEmpty && (field == "help" || text.count <= 1024))
      }
      #expect((rule["help"] as? Object)?["markdown"] is String)
      #expect((rule["name"] as? String)?.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) != nil)
      let properties = try #require(rule["properties"] as? Object)
      #expect(["error", "warning", "recommendation"].contains(properties["problem.severity"] as? String))
      #expect((properties["tags"] as? [String])?.count ?? 99 <= 20)
    }
  }

  @Test("A result is known again by the hash of its line, except where there is none")
  func fingerprints() throws {
    for result in try results(try run()) {
      let hash = (result["partialFingerprints"] as? Object)?["primaryLocationLineHash"] as? String
      #expect((hash == nil) == (result["ruleId"] as? String == "unreadable-file"))
      #expect(hash?.wholeMatch(of: /[0-9a-f]+:[0-9]+/) != nil || hash == nil)
    }
  }

  @Test("Braces and links in messages are text")
  func escapes() throws {
    let messages = try results(try run()).compactMap { ($0["message"] as? Object)?["text"] as? String }
    let message = try #require(messages.first { $0.contains("카드") })
    #expect(message.contains("`카드 {{x}}`") && message.contains("\\[this\\](https://evil.example)"))
  }

  @Test("A fix replaces regions of one file or several; none shows a secret")
  func fixes() throws {
    let fixes = values(of: "fixes", in: try run()).compactMap { $0 as? [Object] }.flatMap { $0 }
    #expect(fixes.map { values(of: "replacements", in: $0).count } == [1, 2])
    #expect(fixes.map { values(of: "deletedRegion", in: $0).count } == [2, 2])
    #expect(!NastyReport.report.text(as: .sarif).contains("hunter2"))
  }

  @Test("Of more results than code scanning takes the worst are kept, and both readers are told")
  func cut() throws {
    let report = Self.many(SARIFReport.mostResults + 2)
    let run = try run(report)
    let results = try results(run)
    #expect(results.count == 25_000)
    #expect(results.filter { $0["level"] as? String == "error" }.count == 2)
    let notifications = values(of: "toolExecutionNotifications", in: run)
    #expect(
      values(of: "text", in: notifications).map { "\($0)" }.first?.hasPrefix("2 findings are left out")
        == true)
    #expect(report.omission(in: .sarif)?.contains("2 are left out") == true)
    #expect(report.omission(in: .json) == nil)
  }

  /// So many findings on one line, the last two of which are errors.
  private static func many(_ count: Int) -> Report {
    let file = SourceFile(path: "a.yaml", bytes: Array(repeating: 0x61, count: count))
    let findings = (0..<count).map { index in
      Diagnostic(
        rule: "a-rule", severity: index >= count - 2 ? .error : .warning, message: "m",
        place: Place(SourceSpan(start: UInt32(index), end: UInt32(index + 1))))
    }
    return Report(
      of: findings, in: SourceFiles([file]), tally: Tally(of: findings, files: 1), rules: NastyReport.rules)
  }
}
