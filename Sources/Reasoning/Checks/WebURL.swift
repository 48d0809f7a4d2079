/// What rules need to know of a URL: its scheme, its host, and what must not be in it.
struct WebURL: Sendable {
  /// The scheme in lower case; empty where there is none.
  private(set) var scheme = ""
  /// The host without brackets, in lower case and without a dot at its end; empty where there is none.
  private(set) var host = ""
  /// The host stands in brackets, as IPv6 addresses do.
  private(set) var isBracketed = false
  /// A user name or password stands before the host.
  private(set) var hasUserInfo = false
  /// A `#` and something behind it.
  private(set) var hasFragment = false
  /// The port is no number, or over 65535.
  private(set) var hasInvalidPort = false
  /// A blank, a control character, or a character that no host has.
  private(set) var hasInvalidCharacter = false

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// Takes a text apart, as RFC 3986 does; what is not there stays empty.
  init(_ text: UnsafeBufferPointer<UInt8>) {
    hasInvalidCharacter = text.contains { $0 <= 0x20 || $0 == 0x7F }
    var rest = text[...]
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      hasFragment = true
      rest = rest[..<hash]
    }
    guard let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8),
      rest[..<colon].allSatisfy(Self.isSchemeByte)
    else { return }
    scheme = Self.lowercase(rest[..<colon])
    var authority = rest[(colon + 3)...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x5C }  // / ? \
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
      hasUserInfo = true
      authority = authority[(at + 1)...]
    }
    readHost(authority)
  }

  private mutating func readHost(_ authority: Bytes) {
    let port: Bytes
    if authority.first == UInt8(ascii: "["), let close = authority.firstIndex(of: UInt8(ascii: "]")) {
      isBracketed = true
      host = Self.lowercase(authority[..<close].dropFirst())
      port = authority[(close + 1)...]
    } else {
      let end = authority.lastIndex(of: UInt8(ascii: ":")) ?? authority.endIndex
      var name = authority[..<end]
      if name.last == UInt8(ascii: ".") { name = name.dropLast() }
      host = Self.lowercase(name)
      port = authority[end...]
      hasInvalidCharacter = hasInvalidCharacter || !name.allSatisfy(Self.isHostByte)
    }
    guard let colon = port.first else { return }
    let digits = port.dropFirst()
    // Below zero only with what is no digit, which makes no port whatever it adds up to.
    let number = digits.reduce(0) { max(0, min($0, 0xFFFF) * 10 + Int($1) - 0x30) }
    hasInvalidPort =
      colon != UInt8(ascii: ":") || !digits.allSatisfy { (0x30...0x39).contains($0) } || number > 0xFFFF
  }

  private static func lowercase(_ bytes: Bytes) -> String {
    // Nearly all are written in lower case, and then the bytes are the text.
    guard bytes.contains(where: { (0x41...0x5A).contains($0) }) else {
      return String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }
    return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Letters, digits, `-`, `.`, `_` and percent escapes; and letters beyond ASCII, which DNS spells in another way.
  private static func isHostByte(_ byte: UInt8) -> Bool {
    isSchemeByte(byte) || byte >= 0x80 || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x25
  }
}
