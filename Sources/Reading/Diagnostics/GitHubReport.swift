public import MidasSource

/// Findings as workflow commands of GitHub Actions, which show them as annotations on the lines of a change.
///
/// GitHub shows ten annotations of a kind for each step, so errors come first. It takes columns only for a range
/// within one line. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
public struct GitHubReport: Sendable {
  private let files: SourceFiles

  /// Reports on `files`; columns count code points from 1, ends are exclusive.
  public init(files: SourceFiles) {
    self.files = files
  }

  /// A line for each finding, the worst first and else in the order given.
  public func text(of findings: [Diagnostic]) -> String {
    var files = ReportedFiles(self.files, of: findings)
    var text = ""
    for severity in Severity.allCases.sorted(by: >) {
      for finding in findings where finding.severity == severity { text += line(for: finding, &files) }
    }
    return text
  }

  private func line(for finding: Diagnostic, _ files: inout ReportedFiles) -> String {
    let command =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = [("title", finding.rule)]
    let file = files[finding.place.file]
    if !file.path.isEmpty {
      properties.append(("file", file.path))
      let (start, end) = files.positions(of: finding.place, in: .codePoints)
      if start.line == end.line, file.index != nil {
        properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
      }
      properties += [("line", "\(start.line)"), ("endLine", "\(end.line)")]
    }
    let written = properties.map { "\($0.0)=\(Self.escaped(property: $0.1))" }.joined(separator: ",")
    return "::\(command) \(written)::\(Self.escaped(message: files.words(of: finding)))\n"
  }

  /// Text behind the command: on one line, and nothing in it steers the log's terminal.
  private static func escaped(message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escaped(String($0)).replacing("%", with: "%25") }
      .joined(separator: "%0A")
  }

  /// The value of a property, which also ends at a comma or a colon.
  private static func escaped(property: String) -> String {
    TerminalText.escaped(property).replacing("%", with: "%25").replacing(":", with: "%3A")
      .replacing(",", with: "%2C")
  }
}
