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
  public func text(of findings: [Diagnostic]) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"midas validate\"\(counts(findings))>\n"
    if findings.isEmpty {
      text += """
          <testsuite name="midas validate"\(counts(findings))>
            <testcase name="no findings" classname="midas validate" time="0"/>
          </testsuite>

        """
    }
    var files = ReportedFiles(self.files, of: findings)
    let excerpts = TextReport(files: self.files)
    var rest = findings[...]
    while let first = rest.first {
      let suite = rest.prefix { $0.place.file == first.place.file }
      rest = rest.dropFirst(suite.count)
      let path = Self.attribute(files[first.place.file].path)
      text += "  <testsuite name=\(path)\(counts(suite))>\n"
      var names: [String: Int] = [:]
      for finding in suite {
        let name = "\(finding.rule): \(finding.message)"
        let count = names[name, default: 0] + 1
        names[name] = count
        let line = files.positions(of: finding.place, in: .codePoints).start.line
        text += "    <testcase name=\(Self.attribute(count == 1 ? name : "\(name) (\(count))"))"
        text += " classname=\(path) file=\(path) line=\"\(line)\" time=\"0\">\n"
        text += outcome(of: finding, excerpts.text(of: finding, &files))
        text += "    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(_ findings: some Collection<Diagnostic>) -> String {
    let failures = findings.count { $0.severity >= failing }
    return
      " tests=\"\(max(1, findings.count))\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\" time=\"0\""
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
