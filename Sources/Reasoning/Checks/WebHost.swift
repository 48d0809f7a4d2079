import MidasResources

/// A host as programs that call it understand it, however it is spelled.
enum WebHost {
  /// Why PortOne cannot reach the host of a URL; nil where nothing speaks against it.
  static func obstacle(_ url: WebURL) -> String? {
    if let address = address(url) {
      guard let purpose = SpecialPurpose.holding(address), purpose.reach == .nowhere else { return nil }
      return "\(address.networkText) is \(purpose.title)"
    }
    let label = url.host.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }
    if label.elementsEqual("localhost".utf8.reversed()) { return "localhost is the machine that calls it" }
    if label.elementsEqual("local".utf8.reversed()) {
      return "names in .local exist in one network only (RFC 6762)"
    }
    if label.elementsEqual("internal".utf8.reversed()) {
      return "names in .internal exist in one network only"
    }
    return nil
  }

  /// The address that a host spells, as a block of its own; nil for a name.
  ///
  /// IPv4 may be one to four numbers, each decimal, octal (`0177`) or hexadecimal (`0x7f`), the last filling what
  /// is left; browsers and HTTP libraries read `2130706433` and `127.1` as 127.0.0.1.
  static func address(_ url: WebURL) -> CIDR? {
    guard url.isBracketed else { return ipv4(url.host) }
    let text = url.host.prefix { $0 != "%" }
    guard let block = try? CIDR(parsing: "\(text)/128".utf8) else { return nil }
    return embedded(block) ?? block
  }

  /// The IPv4 address inside an IPv6 one: mapped (`::ffff:a.b.c.d`), translated (`64:ff9b::a.b.c.d`) or 6to4.
  private static func embedded(_ block: CIDR) -> CIDR? {
    let address = block.network
    if address >> 32 == 0xFFFF || address >> 32 == 0x0064_FF9B_0000_0000_0000_0000 {
      return CIDR(enclosing: address & 0xFFFF_FFFF, family: .v4, prefix: 32)
    }
    guard address >> 112 == 0x2002 else { return nil }
    return CIDR(enclosing: address >> 80 & 0xFFFF_FFFF, family: .v4, prefix: 32)
  }

  private static func ipv4(_ host: String) -> CIDR? {
    // A name whose last label begins with a letter is no number; almost every host ends here.
    let label = host.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }
    guard let first = label.last, (0x30...0x39).contains(first) else { return nil }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(number)
    guard parts.count <= 4, let last = parts.last ?? nil else { return nil }
    var bits: UInt64 = 0
    for part in parts.dropLast() {
      guard let part, part <= 255 else { return nil }
      bits = bits << 8 | part
    }
    let width = UInt64(8 * (5 - parts.count))
    guard last < 1 << width else { return nil }
    return CIDR(enclosing: UInt128(bits << width | last), family: .v4, prefix: 32)
  }

  private static func number(_ text: Substring) -> UInt64? {
    if text.hasPrefix("0x") { return text.utf8.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
    return UInt64(text, radix: text.utf8.count > 1 && text.hasPrefix("0") ? 8 : 10)
  }
}
