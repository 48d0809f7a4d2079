/// A block of IPv4 or IPv6 addresses: a network and the length of its prefix, without host bits.
public struct CIDR: Hashable, Sendable {
  /// The protocol version of a block.
  public enum Family: Sendable {
    /// IPv4, 32 bits.
    case v4
    /// IPv6, 128 bits.
    case v6

    /// How many bits an address has.
    public var width: Int { self == .v4 ? 32 : 128 }
  }

  /// IPv4 or IPv6.
  public let family: Family
  /// The first address of the block, as a number.
  public let network: UInt128
  /// How many leading bits all addresses of the block share.
  public let prefix: Int

  /// The block of `prefix` bits around `address`; bits past the prefix are cleared.
  ///
  /// - Parameter prefix: 0 to the width of the family; what lies outside is brought inside.
  public init(enclosing address: UInt128, family: Family, prefix: Int) {
    self.family = family
    self.prefix = min(max(prefix, 0), family.width)
    network = address & ~Self.hostMask(family, self.prefix)
  }

  /// The last address of the block, as a number.
  public var last: UInt128 { network | Self.hostMask(family, prefix) }

  /// How many addresses the block holds as a power of two.
  public var hostBits: Int { family.width - prefix }

  /// How many addresses the block holds, in decimal with a comma every three digits: `536,870,912`.
  public var addressCount: String {
    // 2^128 is the one count that a UInt128 cannot hold.
    guard hostBits < 128 else { return "340,282,366,920,938,463,463,374,607,431,768,211,456" }
    let digits = Array(String(UInt128(1) << UInt128(hostBits)))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// Whether all addresses of `other` are in this block.
  public func contains(_ other: CIDR) -> Bool {
    family == other.family && prefix <= other.prefix && network <= other.network && other.last <= last
  }

  /// The block of twice the size that this one and `other` make together, if they are its two halves.
  public func joined(with other: CIDR) -> CIDR? {
    guard family == other.family, prefix == other.prefix, prefix > 0, network != other.network else {
      return nil
    }
    let whole = CIDR(enclosing: network, family: family, prefix: prefix - 1)
    return whole.contains(other) ? whole : nil
  }

  private static func hostMask(_ family: Family, _ prefix: Int) -> UInt128 {
    let bits = family.width - prefix
    return bits == 128 ? .max : (1 << UInt128(bits)) - 1
  }
}

extension CIDR: Comparable {
  /// IPv4 sorts before IPv6, then by network, then the wider block first.
  public static func < (left: CIDR, right: CIDR) -> Bool {
    (left.family.width, left.network, left.prefix) < (right.family.width, right.network, right.prefix)
  }
}
