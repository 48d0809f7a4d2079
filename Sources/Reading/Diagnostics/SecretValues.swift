import MidasSource

/// Which parts of a line look like secrets that are written out, whatever the line is shown for.
///
/// A rule hides the secrets that it knows of. A line that could not be read, a key that stands twice and one that
/// is misspelt have no rule behind them, and the excerpt must not show their values either. The names are those of
/// the language's secret keys and the catalog's secret fields, and what is close to them; a reference is no secret.
struct SecretValues {
  private let bytes: ArraySlice<UInt8>
  private var offset: Int
  private var isFlow = false
  private var found: [SourceSpan] = []

  /// The spans of values behind keys that look secret; offsets are those of the slice.
  static func spans(in line: ArraySlice<UInt8>) -> [SourceSpan] {
    var looks = SecretValues(bytes: line, offset: line.startIndex)
    looks.scan()
    return looks.found
  }

  private init(bytes: ArraySlice<UInt8>, offset: Int) {
    self.bytes = bytes
    self.offset = offset
  }

  private mutating func scan() {
    while offset < bytes.endIndex {
      switch bytes[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        isFlow = true
        offset += 1
      case UInt8(ascii: ":"):
        let key = key(before: offset)
        offset += 1
        if Self.looksSecret(key) {
          value()
        } else if Self.holdsSecrets(key) {
          loneValue()
        }
      default: offset += 1
      }
    }
  }

  /// The word that ends before `end`, blanks and a closing quote left out, in lower case without `-` and `_`.
  private func key(before end: Int) -> String {
    var last = end
    while last > bytes.startIndex, [0x20, 0x09, 0x22, 0x27].contains(bytes[last - 1]) { last -= 1 }
    var first = last
    while first > bytes.startIndex, Self.isWord(bytes[first - 1]) { first -= 1 }
    let word = bytes[first..<last].filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// A scalar where a mapping of secrets belongs; a mapping is looked through as any other.
  private mutating func loneValue() {
    skipBlanks()
    if let byte = peek, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "["), byte != UInt8(ascii: "&") {
      item()
    }
  }

  private mutating func value() {
    skipBlanks()
    if peek == UInt8(ascii: "{") {
      let start = offset
      while let byte = peek, byte != UInt8(ascii: "}") { offset += 1 }
      offset = min(offset + 1, bytes.endIndex)
      return hide(from: start)
    }
    let isList = peek == UInt8(ascii: "[")
    guard isList else { return item() }
    isFlow = true
    offset += 1
    while let byte = peek, byte != UInt8(ascii: "]") {
      skipBlanks()
      item()
      if peek == UInt8(ascii: ",") { offset += 1 }
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
      while let byte = peek, byte != quote { offset += byte == 0x5C && quote == 0x22 ? 2 : 1 }
      offset = min(offset + 1, bytes.endIndex)
      if !isSafe { hide(from: start) }
      return
    }
    let isSafe = self.isSafe
    while let byte = peek, !endsPlain(byte) { offset += 1 }
    if !isSafe { hide(from: start) }
  }

  private func endsPlain(_ byte: UInt8) -> Bool {
    if isFlow { return [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(byte) }
    return byte == UInt8(ascii: "#") && offset > bytes.startIndex && bytes[offset - 1] == 0x20
  }

  private mutating func hide(from start: Int) {
    var end = offset
    while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if end > start { found.append(SourceSpan(start: UInt32(start), end: UInt32(end))) }
  }

  private var peek: UInt8? { offset < bytes.endIndex ? bytes[offset] : nil }

  private var isSafe: Bool {
    Self.safe.contains { bytes[offset...].starts(with: $0.utf8) }
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
