import MidasSource

/// Which parts of a text look like secrets that are written out, whatever a line is shown for.
///
/// A rule hides the secrets that it knows of. A line that could not be read, a key that stands twice and one that
/// is misspelt have no rule behind them, and no form of a report must show their values either. The names are those of
/// the language's secret keys and the catalog's secret fields, and what is close to them; a reference is no secret.
struct SecretValues {
  private let bytes: [UInt8]
  /// The line that is looked at, and how far.
  private var line = 0..<0
  private var offset = 0
  private var isFlow = false
  private var rest: Rest?
  private var found: [SourceSpan] = []

  /// How a value goes on beyond its line.
  private enum Rest {
    /// On lines that are indented deeper than the key, which is in this column.
    case indented(Int)
    /// Up to this quote.
    case quoted(UInt8)
    /// It is still to come, inside of brackets.
    case inBrackets
  }

  /// The spans of values behind keys that look secret, in order.
  static func spans(in index: LineIndex) -> [SourceSpan] {
    var values = SecretValues(bytes: index.bytes)
    for line in 1...index.lineCount { values.look(at: index.range(ofLine: line)) }
    return values.found
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func look(at range: Range<Int>) {
    line = range
    offset = range.lowerBound
    isFlow = false
    if bytes[line].starts(with: "---".utf8) { rest = nil }
    if let rest {
      self.rest = nil
      continueValue(rest)
    }
    while offset < line.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        isFlow = true
        offset += 1
      case UInt8(ascii: ":"):
        let (key, column) = key(before: offset)
        offset += 1
        if Self.looksSecret(key) || (key == "key" && !isConsoleKey) {
          value(column)
        } else if Self.holdsSecrets(key) {
          loneValue(column)
        }
      default: offset += 1
      }
    }
  }

  /// Hides what this line has of a value that began on an earlier one.
  private mutating func continueValue(_ rest: Rest) {
    skipBlanks()
    guard let first = peek else {
      self.rest = rest
      return
    }
    switch rest {
    case .quoted(let quote):
      let start = offset
      quoted(by: quote)
      hide(from: start)
    case .inBrackets:
      isFlow = true
      value(0)
    case .indented(let column):
      let indent = offset - line.lowerBound
      guard indent > column || (indent == column && first == UInt8(ascii: "-")) else {
        offset = line.lowerBound
        return
      }
      self.rest = rest
      if first == UInt8(ascii: "-") {
        offset += 1
        skipBlanks()
      }
      let start = offset
      let isSafe = self.isSafe
      offset = line.upperBound
      if !isSafe { hide(from: start) }
    }
  }

  /// The word that ends before `end`, blanks and a closing quote left out, in lower case without `-` and `_`; and the
  /// column it starts in.
  private func key(before end: Int) -> (name: String, column: Int) {
    var last = end
    while last > line.lowerBound, [0x20, 0x09, 0x22, 0x27].contains(bytes[last - 1]) { last -= 1 }
    var first = last
    while first > line.lowerBound, Self.isWord(bytes[first - 1]) { first -= 1 }
    let word = bytes[first..<last].filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return (String(decoding: word, as: UTF8.self).lowercased(), first - line.lowerBound)
  }

  /// A scalar where a mapping of secrets belongs; a mapping is looked through as any other.
  private mutating func loneValue(_ column: Int) {
    skipBlanks()
    guard let byte = peek, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "["), byte != UInt8(ascii: "&")
    else {
      return
    }
    if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ">") { rest = .indented(column) }
    item()
  }

  private mutating func value(_ column: Int) {
    skipBlanks()
    switch peek {
    case nil where isFlow: rest = .inBrackets
    case UInt8(ascii: "{"):
      let start = offset
      while let byte = peek, byte != UInt8(ascii: "}") { offset += 1 }
      if peek == nil { rest = .indented(column) } else { offset += 1 }
      hide(from: start)
    case UInt8(ascii: "["):
      isFlow = true
      offset += 1
      while let byte = peek, byte != UInt8(ascii: "]") {
        skipBlanks()
        item()
        // A brace ends an item too, be it one that nothing opened.
        if peek == UInt8(ascii: ",") || peek == UInt8(ascii: "}") { offset += 1 }
      }
      if peek == nil { rest = rest ?? .indented(column) }
    default:
      let isBlock = !isFlow
      item()
      if isBlock { rest = rest ?? .indented(column) }
    }
  }

  /// One scalar; hidden unless it is a reference, an alias or a key of the console.
  private mutating func item() {
    while peek == UInt8(ascii: "&") || peek == UInt8(ascii: "!") {
      while let byte = peek, byte != 0x20, byte != 0x09 { offset += 1 }
      skipBlanks()
    }
    let start = offset
    if let quote = peek, quote == 0x22 || quote == 0x27 {
      offset += 1
      let isSafe = self.isSafe
      quoted(by: quote)
      if !isSafe { hide(from: start) }
      return
    }
    let isSafe = self.isSafe
    while let byte = peek, !endsPlain(byte) { offset += 1 }
    if !isSafe { hide(from: start) }
  }

  /// Moves on behind the quote that closes a scalar; without one on this line the scalar goes on.
  ///
  /// A quote that text follows closes nothing: one is missing somewhere, and all of the line may be part of a value.
  private mutating func quoted(by quote: UInt8) {
    while let byte = peek, byte != quote { offset += byte == 0x5C && quote == 0x22 ? 2 : 1 }
    offset = min(offset, line.upperBound)
    guard peek != nil else {
      rest = .quoted(quote)
      return
    }
    offset += 1
    if quote == 0x27, peek == quote {
      offset += 1
      return quoted(by: quote)
    }
    if let next = peek, !Self.endsQuoted.contains(next) { offset = line.upperBound }
  }

  /// What may follow a closing quote.
  private static let endsQuoted = Array(" \t,}]:".utf8)

  private func endsPlain(_ byte: UInt8) -> Bool {
    if isFlow { return [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(byte) }
    return byte == UInt8(ascii: "#") && offset > line.lowerBound && bytes[offset - 1] == 0x20
  }

  private mutating func hide(from start: Int) {
    var end = offset
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if end > start { found.append(SourceSpan(start: UInt32(start), end: UInt32(end))) }
  }

  private var peek: UInt8? { offset < line.upperBound ? bytes[offset] : nil }

  private var isSafe: Bool {
    Self.safe.contains { bytes[offset..<line.upperBound].starts(with: $0.utf8) }
  }

  /// Whether what follows is the key or group id that the console gave a channel; `key` is a secret of some PGs too.
  private var isConsoleKey: Bool {
    let value = String(decoding: bytes[offset..<line.upperBound].prefix { !endsPlain($0) }, as: UTF8.self)
    return value.contains("key-") || value.contains("group-")
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  private static let safe = ["env://", "file://", "exec://", "channel-", "*", "~", "null"]

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func holdsSecrets(_ key: String) -> Bool { key == "credentials" || key == "keys" }

  private static func looksSecret(_ key: String) -> Bool {
    if ["key", "clientkey", "projectkey", "publicapikey"].contains(key) { return false }
    if key.hasSuffix("key") || key.hasSuffix("iv") { return true }
    return ["secr", "passw", "pwd", "token", "otp", "signature", "certificate", "apikey"].contains {
      key.contains($0)
    }
  }
}
