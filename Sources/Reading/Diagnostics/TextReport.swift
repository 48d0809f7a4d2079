public import MidasSource

/// Findings as a person reads them in a terminal: source line, carets, label, related places, help.
public struct TextReport: Sendable {
  private let files: SourceFiles
  private let style: TextStyle

  /// Reports on `files`; columns count cells of a terminal, from 1.
  public init(files: SourceFiles, style: TextStyle = .plain) {
    self.files = files
    self.style = style
  }

  /// The findings in the order given, with a blank line between two; empty if there are none.
  ///
  /// - Parameter isWhole: Whether every finding is shown, however many there are; else the worst are, and at the end
  ///   stands how many are not.
  public func text(of findings: [Diagnostic], isWhole: Bool = false) -> String {
    var files = ReportedFiles(self.files, of: findings)
    let choice = ShownFindings(of: findings, isWhole: isWhole)
    var report = ""
    for finding in choice.shown {
      if !report.isEmpty { report += "\n" }
      report += text(of: finding, &files)
    }
    let remainder = choice.remainder { TerminalText.escaped(files[$0].path) }
    return remainder.isEmpty ? report : report + "\n" + remainder
  }

  /// One finding, which shows what the others allow it to.
  func text(of finding: Diagnostic, _ files: inout ReportedFiles) -> String {
    let primary = files.excerpt(of: finding.place)
    let related = finding.related.map { ($0, files.excerpt(of: $0.place)) }
    let lines = ([primary] + related.map(\.1)).compactMap { $0?.line }
    let gutter = String(lines.max() ?? 1).utf8.count

    let severity = TextStyle.Part.severity(finding.severity)
    let name = style.paint("\(finding.severity.rawValue)[\(TerminalText.escaped(finding.rule))]", severity)
    let message = style.paint(": " + TerminalText.escaped(finding.message), .message)
    var text = name + message + "\n"
    text += location("-->", of: finding.place, gutter, &files)
    if let primary {
      text += marked(primary, with: "^", finding.label, as: severity, gutter)
    }
    for (place, excerpt) in related {
      text += location(":::", of: place.place, gutter, &files)
      if let excerpt {
        text += marked(excerpt, with: "-", place.message, as: .related, gutter)
      }
    }
    if let help = finding.help { text += self.help(help, gutter) }
    return text
  }

  /// `  --> path:line:column`; the path alone where there is no text to count in.
  private func location(
    _ arrow: String, of place: Place, _ gutter: Int, _ files: inout ReportedFiles
  ) -> String {
    let file = files[place.file]
    guard !file.path.isEmpty else { return "" }
    var location = TerminalText.escaped(file.path)
    if let position = file.index?.position(of: place.span.start, in: .cells) {
      location += ":\(position.line):\(position.column)"
    }
    return blanks(gutter) + style.paint(arrow, .frame) + " \(location)\n"
  }

  /// The source line in its frame and, below it, the marks and what is said of them.
  private func marked(
    _ excerpt: Excerpt, with mark: Character, _ label: String, as part: TextStyle.Part, _ gutter: Int
  ) -> String {
    let bar = style.paint(blanks(gutter + 1) + "|", .frame)
    let number = String(excerpt.line)
    let numbered = style.paint(number + blanks(gutter - number.utf8.count) + " |", .frame)
    let marks = String(repeating: mark, count: excerpt.width)
    let said = label.isEmpty ? marks : "\(marks) \(TerminalText.escaped(label))"
    return """
      \(bar)
      \(numbered)\(excerpt.text.isEmpty ? "" : " ")\(excerpt.text)
      \(bar) \(blanks(excerpt.indent))\(style.paint(said, part))

      """
  }

  /// The help below the frame; its further lines start where its first does.
  private func help(_ text: String, _ gutter: Int) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalText.escaped(String($0)) }
    let head = blanks(gutter + 1) + style.paint("=", .frame) + " " + style.paint("help", .message) + ": "
    let indent = "\n" + blanks(gutter + 1 + "= help: ".utf8.count)
    return head + lines.joined(separator: indent) + "\n"
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
