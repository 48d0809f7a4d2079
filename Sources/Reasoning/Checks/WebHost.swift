import MidasResources

/// A host as programs that call it understand it, however it is spelled.
enum WebHost {
  /// Why PortOne cannot reach a host; nil where nothing speaks against it.
  static func obstacle(_ url: WebURL) -> String? {
    if let address = address(url) {
      return SpecialPurpose.holding(address).flatMap {
        $0.isUnreachable ? "\(address.networkText) is \($0.name)" : nil
      }
    }
    let labels = url.host.split(separator: ".")
    switch labels.last {
    case "localhost": return "localhost is the machine that calls it"
    case "local": return "names in .local exist in one network only (RFC 6762)"
    case "internal": return "names in .internal exist in one network only"
    default: return nil
    }
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
    let parts = host.split(separator: ".", omittingEmptySubsequences: false).map(number)
    guard (1...4).contains(parts.count), let last = parts.last ?? nil else { return nil }
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
    let text = text.lowercased()
    if text.hasPrefix("0x") { return text.count == 2 ? 0 : UInt64(text.dropFirst(2), radix: 16) }
    return UInt64(text, radix: text.count > 1 && text.hasPrefix("0") ? 8 : 10)
  }
}
