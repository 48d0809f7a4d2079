/// A JSON text that is written front to back: members in the order they are added.
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
  /// The text so far in UTF-8: appending to bytes is cheaper than appending to a text.
  private var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  /// A key was written, whose value comes next.
  private var isKeyed = false
  private let layout: Layout

  /// Where blanks and line breaks go.
  public enum Layout: Sendable {
    /// A member or element a line, two blanks a level.
    case indented
    /// None at all.
    case compact
  }

  /// An empty text.
  public init(_ layout: Layout = .indented) {
    self.layout = layout
  }

  /// The text so far, without a line break at its end.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Moves what was written so far to `output`, so that a long text need not be held whole.
  public mutating func move(to output: inout some TextOutputStream) {
    output.write(text)
    bytes.removeAll(keepingCapacity: true)
  }

  /// An empty text in the same place, which can be written apart and appended.
  public var continuation: JSONText {
    var text = self
    text.bytes = []
    return text
  }

  /// The same, of a text that something comes before.
  public var laterContinuation: JSONText {
    var text = continuation
    text.isFirst = false
    return text
  }

  /// Adds what was written apart.
  public mutating func append(_ continuation: JSONText) {
    bytes.append(contentsOf: continuation.bytes)
    isFirst = continuation.isFirst
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
    if let value { string(value) } else { scalar("null") }
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
    line(of: values)
  }

  /// Adds a member that is any value.
  public mutating func member(_ name: String, _ value: JSONValue) {
    key(name)
    element(value)
  }

  /// Adds an element that is any value.
  public mutating func element(_ value: JSONValue) {
    switch value {
    case .null: scalar("null")
    case .bool(let value): element(value)
    case .number(let value): element(value)
    case .string(let value): element(value)
    case .array(let values):
      if let texts = Self.shortTexts(values) { return line(of: texts) }
      array { for value in values { $0.element(value) } }
    case .object(let members): object { for member in members { $0.member(member.name, member.value) } }
    }
  }

  /// Adds an element that is a string.
  public mutating func element(_ value: String) {
    string(value)
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
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func write(_ value: String, to bytes: inout [UInt8]) {
    var value = value
    bytes.append(UInt8(ascii: "\""))
    let isPlain = value.withUTF8 { text in
      // Nearly every text is.
      guard text.allSatisfy(\.isPlain) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if !isPlain {
      for scalar in value.unicodeScalars { write(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case _ where scalar.isInvisible:
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: "\\u".utf8)
      bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.utf8.count).utf8)
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func key(_ name: String) {
    separate()
    Self.write(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    if layout == .indented { bytes.append(UInt8(ascii: " ")) }
    isKeyed = true
  }

  private mutating func scalar(_ written: String) {
    separate()
    bytes.append(contentsOf: written.utf8)
  }

  /// The texts of an array that holds nothing else and is short enough for one line.
  private static func shortTexts(_ values: [JSONValue]) -> [String]? {
    var texts: [String] = []
    var length = 0
    for value in values {
      guard case .string(let text) = value else { return nil }
      length += text.utf8.count + 4
      guard length <= 90 else { return nil }
      texts.append(text)
    }
    return texts
  }

  private mutating func line(of texts: [String]) {
    scalar("[" + texts.map(Self.quoted).joined(separator: layout == .compact ? "," : ", ") + "]")
  }

  private mutating func string(_ value: String) {
    separate()
    Self.write(value, to: &bytes)
  }

  private mutating func enclose(
    _ open: String, _ close: String, _ body: (inout JSONText) throws -> Void
  ) rethrows {
    separate()
    bytes.append(contentsOf: open.utf8)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst { lineBreak() }
    bytes.append(contentsOf: close.utf8)
    isFirst = false
  }

  /// The comma and line break before a member or element; nothing between a key and its value.
  private mutating func separate() {
    if isKeyed {
      isKeyed = false
      return
    }
    if depth > 0 {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      lineBreak()
    }
    isFirst = false
  }

  private mutating func lineBreak() {
    guard layout == .indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}

extension UInt8 {
  /// Whether it is a character of ASCII that stands in a JSON string as it is.
  fileprivate var isPlain: Bool {
    0x20..<0x7F ~= self && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on it rather than show it: controls, breaks of lines, marks of direction.
  public var isInvisible: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
