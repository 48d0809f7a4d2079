/// A JSON text that is written front to back: members in the order they are added, two blanks a level.
///
/// ```swift
/// var json = JSONText()
/// json.object { object in
///   object.member("format_version", "1.0")
///   object.array("diagnostics") { array in
///     for finding in findings { array.object { … } }
///   }
/// }
/// ```
public struct JSONText: Sendable {
  /// The text so far, without a line break at its end.
  public private(set) var text = ""
  private var depth = 0
  private var isFirst = true
  /// A key was written, whose value comes next.
  private var isKeyed = false
  private let isIndented: Bool

  /// An empty text; `isIndented: false` puts all on one line.
  public init(isIndented: Bool = true) {
    self.isIndented = isIndented
  }

  /// Adds an object whose members `body` adds.
  public mutating func object(_ body: (inout JSONText) throws -> Void) rethrows {
    try enclose("{", "}", body)
  }

  /// Adds an array whose elements `body` adds.
  public mutating func array(_ body: (inout JSONText) throws -> Void) rethrows {
    try enclose("[", "]", body)
  }

  /// Adds a member that is an object.
  public mutating func object(_ name: String, _ body: (inout JSONText) throws -> Void) rethrows {
    key(name)
    try enclose("{", "}", body)
  }

  /// Adds a member that is an array.
  public mutating func array(_ name: String, _ body: (inout JSONText) throws -> Void) rethrows {
    key(name)
    try enclose("[", "]", body)
  }

  /// Adds a member that is a string, or null.
  public mutating func member(_ name: String, _ value: String?) {
    key(name)
    scalar(value.map(Self.quoted) ?? "null")
  }

  /// Adds a member that is an integer.
  public mutating func member(_ name: String, _ value: some BinaryInteger) {
    key(name)
    scalar(String(value))
  }

  /// Adds a member that is an integer, or null.
  public mutating func member(_ name: String, _ value: Int?) {
    key(name)
    scalar(value.map { String($0) } ?? "null")
  }

  /// Adds a member that is true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    key(name)
    scalar(value ? "true" : "false")
  }

  /// Adds a member that is an array of strings, on one line.
  public mutating func member(_ name: String, _ values: [String]) {
    key(name)
    scalar("[" + values.map(Self.quoted).joined(separator: ", ") + "]")
  }

  /// Adds an element that is a string.
  public mutating func element(_ value: String) {
    scalar(Self.quoted(value))
  }

  /// Adds an element that is an integer.
  public mutating func element(_ value: some BinaryInteger) {
    scalar(String(value))
  }

  /// Adds an element that is true or false.
  public mutating func element(_ value: Bool) {
    scalar(value ? "true" : "false")
  }

  /// `value` as a JSON string.
  ///
  /// Beyond what JSON asks for, whatever a terminal would obey is escaped.
  public static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  private mutating func key(_ name: String) {
    separate()
    text += Self.quoted(name) + ": "
    isKeyed = true
  }

  private mutating func scalar(_ written: String) {
    separate()
    text += written
  }

  private mutating func enclose(
    _ open: String, _ close: String, _ body: (inout JSONText) throws -> Void
  ) rethrows {
    separate()
    text += open
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    text += close
    isFirst = false
  }

  /// The comma and line break before a member or element; nothing between a key and its value.
  private mutating func separate() {
    if isKeyed {
      isKeyed = false
      return
    }
    if depth > 0 {
      if !isFirst { text += isIndented ? "," : ", " }
      lineBreak()
    }
    isFirst = false
  }

  private mutating func lineBreak() {
    if isIndented { text += "\n" + String(repeating: "  ", count: depth) }
  }
}
