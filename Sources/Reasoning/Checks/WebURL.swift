/// What rules need to know of a URL: its scheme, its host, and what must not be in it.
struct WebURL {
  /// The scheme in lower case; empty where there is none.
  var scheme = ""
  /// The host without brackets, in lower case and without a dot at its end; empty where there is none.
  var host = ""
  /// The host stands in brackets, as IPv6 addresses do.
  var isBracketed = false
  /// A user name or password stands before the host.
  var hasUserInfo = false
  /// A `#` and something behind it.
  var hasFragment = false
  /// The port is no number, or over 65535.
  var hasInvalidPort = false
  /// A blank, a control character, or a character that no host has.
  var hasInvalidCharacter = false

  /// Takes `text` apart, as RFC 3986 does; what is not there stays empty.
  init(_ text: String) {
    hasInvalidCharacter = text.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      hasFragment = true
      rest = rest[..<hash]
    }
    guard let separator = rest.firstRange(of: "://") else { return }
    scheme = rest[..<separator.lowerBound].lowercased()
    guard scheme.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) else {
      scheme = ""
      return
    }
    var authority = rest[separator.upperBound...].prefix { !"/?\\".contains($0) }
    if let at = authority.lastIndex(of: "@") {
      hasUserInfo = true
      authority = authority[authority.index(after: at)...]
    }
    readHost(authority)
  }

  private mutating func readHost(_ authority: Substring) {
    var port = Substring()
    if authority.first == "[", let close = authority.firstIndex(of: "]") {
      isBracketed = true
      host = authority[authority.index(after: authority.startIndex)..<close].lowercased()
      port = authority[authority.index(after: close)...]
    } else {
      let end = authority.lastIndex(of: ":") ?? authority.endIndex
      host = authority[..<end].lowercased()
      port = authority[end...]
      if host.hasSuffix(".") { host.removeLast() }
      hasInvalidCharacter = hasInvalidCharacter || host.unicodeScalars.contains { !Self.isHostScalar($0) }
    }
    let digits = port.dropFirst()
    hasInvalidPort =
      !port.isEmpty && (port.first != ":" || !digits.allSatisfy { $0.isASCII && $0.isNumber })
      || !digits.isEmpty && (Int(digits) ?? .max) > 65535
  }

  /// Letters of any script, for names that are not ASCII, digits, `-`, `.`, `_` and percent escapes.
  private static func isHostScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "-", ".", "_", "%": true
    default: scalar.value >= 0x80
    }
  }
}
