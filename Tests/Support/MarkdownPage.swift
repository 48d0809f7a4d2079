/// A page in Markdown: its fenced blocks, under their headings.
public struct MarkdownPage {
  /// What a page is made of.
  public enum Part: Equatable {
    /// A heading of the second level.
    case section(String)
    /// A fenced block: the language named behind its fence, and what it holds.
    case block(language: String, text: String)
    /// Any other line.
    case line(String)
  }

  /// The parts in order.
  public var parts: [Part] = []

  /// Reads a page.
  public init(_ text: String) {
    var block: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = block {
        if line == "```" {
          parts.append(.block(language: open.language, text: open.lines.map { "\($0)\n" }.joined()))
          block = nil
        } else {
          block?.lines.append(line)
        }
      } else if line.hasPrefix("```") {
        block = (String(line.dropFirst(3)), [])
      } else if line.hasPrefix("## ") {
        parts.append(.section(String(line.dropFirst(3))))
      } else {
        parts.append(.line(String(line)))
      }
    }
  }

  /// The page as text.
  public var text: String {
    parts.map { part in
      switch part {
      case .section(let title): "## \(title)"
      case .block(let language, let text): "```\(language)\n\(text)```"
      case .line(let line): line
      }
    }.joined(separator: "\n")
  }
}
