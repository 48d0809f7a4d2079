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

  /// How many addresses the block holds.
  public var count: AddressCount { .powerOfTwo(hostBits) }

  /// Whether all addresses of `other` are in this block.
  public func contains(_ other: CIDR) -> Bool {
    family == other.family && prefix <= other.prefix && network <= other.network && other.last <= last
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
