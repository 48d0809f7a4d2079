/// Lines of block-style YAML, written so that every YAML reader takes each scalar as the same text.
public struct YAMLText {
  private(set) var text = ""
  private var depth = 0
  /// What stands before the next line: the dash of a list item.
  private var lead: String?

  /// Writes `key: value`.
  mutating func field(_ key: String, _ value: String) { line("\(Self.scalar(key)): \(value)") }

  /// Writes `key: value` with the value as a scalar, unless there is none.
  mutating func field(_ key: String, scalar value: String?) {
    if let value { field(key, Self.scalar(value)) }
  }

  /// Writes `key: [a, b]`, unless the list is empty.
  mutating func field(_ key: String, list: [String]) {
    if !list.isEmpty { field(key, "[" + list.map(Self.scalar).joined(separator: ", ") + "]") }
  }

  /// Writes `key:` and what `body` writes below it.
  mutating func section(_ key: String, _ body: (inout YAMLText) -> Void) {
    line("\(Self.scalar(key)):")
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Writes what `body` writes as one item of a list.
  mutating func item(_ body: (inout YAMLText) -> Void) {
    lead = "- "
    depth += 1
    body(&self)
    depth -= 1
    lead = nil
  }

  /// Writes `- value`.
  mutating func item(scalar value: String) { item { $0.line(Self.scalar(value)) } }

  /// The column behind which comments are wrapped.
  private static let commentWidth = 100

  /// Writes texts as comments on lines of their own; of an item, they stand before its dash.
  mutating func comments(_ texts: [String]) {
    for text in texts {
      var line = "#"
      for word in text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }) {
        if line.count > 1, indentation.count + line.count + 1 + word.count > Self.commentWidth {
          comment(line)
          line = "#"
        }
        line += " " + word
      }
      comment(line)
    }
  }

  private mutating func comment(_ line: String) {
    // A comment has no escapes: what a reader could take for the end of its line must not stand in it.
    let scalars = line.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: "\u{FFFD}"
      default: scalar
      }
    }
    text.append("\(indentation)\(String(String.UnicodeScalarView(scalars)))\n")
  }

  private var indentation: String { String(repeating: "  ", count: lead == nil ? depth : depth - 1) }

  private mutating func line(_ content: String) {
    text.append("\(indentation)\(lead ?? "")\(content)\n")
    lead = nil
  }

  // MARK: - Scalars

  /// `value` plain where no reader could take it for anything but this text, else in double quotes.
  public static func scalar(_ value: String) -> String {
    isPlain(value) ? value : quoted(value)
  }

  /// A letter first, then letters, digits and signs that mean nothing in YAML; no word of its types.
  private static func isPlain(_ value: String) -> Bool {
    let words: Set<String> = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"]
    guard let first = value.utf8.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first | 0x20,
      value.utf8.last != UInt8(ascii: ":"), value.utf8.last != UInt8(ascii: " ")
    else { return false }
    var before: UInt8 = 0
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "/"), UInt8(ascii: ":"):
        break
      case UInt8(ascii: " ") where before != UInt8(ascii: ":"): break
      default: return false
      }
      before = byte
    }
    return !words.contains(value.lowercased())
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text.append("\\\"")
      case "\\": text.append("\\\\")
      case "\n": text.append("\\n")
      case "\r": text.append("\\r")
      case "\t": text.append("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        text.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
