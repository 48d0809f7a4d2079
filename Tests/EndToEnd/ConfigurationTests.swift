import Foundation
import TestSupport
import Testing

/// A file that is in no example: what is wrong with it stands at the end of its lines, as `#! rule "scalar"`.
struct Configuration: CustomTestStringConvertible, Sendable {
  let path: String

  var testDescription: String { path }

  static func all(_ folder: String) -> [Configuration] {
    Repository.files(below: "Tests/EndToEnd/Configurations/\(folder)", endingIn: ".yaml").map(
      Configuration.init)
  }

  /// One finding: the rule, the line, and the text it marks if that is given.
  struct Finding: Hashable, CustomStringConvertible {
    let line: Int
    let rule: String
    let marked: String?

    var description: String { "\(line): \(rule) \(marked ?? "")" }
  }

  /// The findings that the file itself announces.
  func announced() throws -> [Finding] {
    try lines().enumerated().flatMap { index, line in
      guard let mark = line.range(of: "#! ") else { return [Finding]() }
      return line[mark.upperBound...].split(separator: "; ").map { announcement in
        let parts = announcement.split(separator: " ", maxSplits: 1)
        let marked =
          parts.count > 1 ? String(parts[1].dropFirst().dropLast()).replacing("\\\"", with: "\"") : nil
        return Finding(line: index + 1, rule: String(parts[0]), marked: marked)
      }
    }
  }

  /// The errors that midas reports.
  func reported() throws -> (findings: [Finding], exit: Int32) {
    let outcome = try Tool.run(["validate", "--format", "json", path], in: Repository.root)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let lines = try lines()
    let findings = report.diagnostics.filter { $0.severity == "error" }.map { finding in
      let (start, end) = (finding.span.start, finding.span.end)
      let scalars = Array(lines[start.line - 1].unicodeScalars)
      let last = end.line == start.line ? end.column - 1 : scalars.count
      let marked = String(String.UnicodeScalarView(scalars[(start.column - 1)..<min(last, scalars.count)]))
      return Finding(line: start.line, rule: finding.rule, marked: marked)
    }
    return (findings, outcome.exit)
  }

  private func lines() throws -> [String] {
    try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private struct Report: Decodable {
    let diagnostics: [Diagnostic]

    struct Diagnostic: Decodable {
      let rule: String
      let severity: String
      let span: Span
    }

    struct Span: Decodable {
      let start: Position
      let end: Position
    }

    struct Position: Decodable {
      let line: Int
      let column: Int
    }
  }
}

@Suite("Configurations of no example")
struct ConfigurationTests {
  @Test("A correct one has no error", arguments: Configuration.all("correct"))
  func correct(configuration: Configuration) throws {
    let (findings, exit) = try configuration.reported()
    #expect(findings == [])
    #expect(exit == 0)
  }

  @Test("A wrong one has its errors, each on its scalar, and no other", arguments: Configuration.all("wrong"))
  func wrong(configuration: Configuration) throws {
    var (reported, exit) = try configuration.reported()
    #expect(exit == 1)
    for finding in try configuration.announced() {
      let match = reported.firstIndex { other in
        other.line == finding.line && other.rule == finding.rule
          && (finding.marked == nil || finding.marked == other.marked)
      }
      if let match { reported.remove(at: match) } else { Issue.record("not reported: \(finding)") }
    }
    for finding in reported { Issue.record("not announced: \(finding)") }
  }
}
