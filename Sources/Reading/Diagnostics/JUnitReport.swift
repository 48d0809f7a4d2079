public import MidasSource

/// Findings as tests in JUnit's XML, which most CI servers show.
///
/// A finding that fails the run is a test that fails; one that does not is a test that passes and says so in its
/// output; without findings one test passes, since a report without any is read as an error.
public struct JUnitReport: Sendable {
  private let files: SourceFiles
  private let failing: Severity

  /// Reports on `files`; findings at or above `failing` fail.
  public init(files: SourceFiles, failing: Severity = .error) {
    self.files = files
    self.failing = failing
  }

  /// The findings, which are in printed order, as a suite for each file.
  ///
  /// - Parameter tests: The tests that were run, file by file: each is a test of its own, which a finding in its place
  ///   fails.
  public func text(of findings: [Diagnostic], in tests: [RunTest] = []) -> String {
    let name = tests.isEmpty ? "midas validate" : "midas test"
    let entries = entries(of: findings, in: tests)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"\(name)\"\(counts(entries))>\n"
    if entries.isEmpty {
      text += """
          <testsuite name="\(name)"\(counts(entries))>
            <testcase name="no findings" classname="\(name)" time="0"/>
          </testsuite>

        """
    }
    var files = ReportedFiles(self.files, of: findings)
    let excerpts = TextReport(files: self.files)
    var rest = entries[...]
    while let first = rest.first {
      let suite = rest.prefix { $0.place.file == first.place.file }
      rest = rest.dropFirst(suite.count)
      let path = Self.attribute(files[first.place.file].path)
      text += "  <testsuite name=\(path)\(counts(suite))>\n"
      var names: [String: Int] = [:]
      for entry in suite {
        let count = names[entry.name, default: 0] + 1
        names[entry.name] = count
        let line = files.positions(of: entry.place, in: .codePoints).start.line
        text += "    <testcase name=\(Self.attribute(count == 1 ? entry.name : "\(entry.name) (\(count))"))"
        text += " classname=\(path) file=\(path) line=\"\(line)\" time=\"0\""
        guard let finding = entry.finding else {
          text += "/>\n"
          continue
        }
        text += ">\n" + outcome(of: finding, excerpts.text(of: finding, &files)) + "    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  /// One `testcase`: a finding, or a test that was run with the finding that fails it.
  private struct Entry {
    var name: String
    var place: Place
    var finding: Diagnostic?
  }

  private func entries(of findings: [Diagnostic], in tests: [RunTest]) -> [Entry] {
    let failures = Dictionary(findings.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Set(tests.map(\.place))
    let run = tests.map { Entry(name: $0.name, place: $0.place, finding: failures[$0.place]) }
    let others = findings.filter { !places.contains($0.place) }.map { finding in
      Entry(name: "\(finding.rule): \(finding.message)", place: finding.place, finding: finding)
    }
    guard !run.isEmpty else { return others }
    return (run + others).sorted {
      ($0.place.file, $0.place.span.start) < ($1.place.file, $1.place.span.start)
    }
  }

  private func counts(_ entries: some Collection<Entry>) -> String {
    let failures = entries.count { $0.finding.map { $0.severity >= failing } ?? false }
    return
      " tests=\"\(max(1, entries.count))\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\" time=\"0\""
  }

  private func outcome(of finding: Diagnostic, _ excerpt: String) -> String {
    guard finding.severity >= failing else {
      return "      <system-out>\(Self.escaped(excerpt))</system-out>\n"
    }
    return "      <failure type=\(Self.attribute(finding.rule)) message=\(Self.attribute(finding.headline))>"
      + Self.escaped(excerpt) + "</failure>\n"
  }

  private static func attribute(_ value: String) -> String {
    "\"" + escaped(TerminalText.escaped(value)).replacing("\"", with: "&quot;") + "\""
  }

  /// `text`, in which a terminal would find nothing to obey, as XML 1.0 can hold it.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
