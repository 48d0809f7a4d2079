/// Texts of others inside Markdown, so that none of them can be read as markup, a mention or HTML.
public enum MarkdownText {
  /// `text` as a code span, whatever is in it; it must be one line.
  public static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    let isBare = !text.isEmpty && !text.hasPrefix("`") && !text.hasSuffix("`") && text.first != " "
    return isBare ? fence + text + fence : "\(fence) \(text) \(fence)"
  }

  /// Lines as a block in which `+` and `-` are coloured; nothing in it ends the block.
  static func difference(_ lines: [String]) -> String {
    let fence = String(repeating: "`", count: max(3, (lines.map(longestRun).max() ?? 0) + 1))
    return "\(fence)diff\n" + lines.map { "\($0)\n" }.joined() + "\(fence)\n"
  }

  /// `text` as running text: no sign of it means anything, and nobody is called by an `@`.
  public static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "@": result += "@\u{2060}"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", "$":
        result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
