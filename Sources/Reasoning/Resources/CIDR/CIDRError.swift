/// Why a text is no block in CIDR notation, with what a message needs to say so.
public enum CIDRError: Error, Hashable, Sendable {
  /// Bits past the prefix are set.
  case misaligned(Misalignment)
  /// An address without a prefix; the block is that address alone.
  case bareAddress(CIDR)
  /// The prefix is longer than the address: more than 32 or 128.
  case prefixTooLong(maximum: Int)
  /// Nothing follows the slash.
  case missingPrefix
  /// What follows the slash is no decimal number.
  case invalidPrefix
  /// A dotted mask follows the slash; the block is what it means, if it is a mask.
  case netmask(CIDR?)
  /// A number begins with 0, which some programs read as octal.
  case leadingZero
  /// Two addresses with a dash between them.
  case dashRange
  /// An IPv6 address with a zone, as `fe80::1%eth0`.
  case zone
  /// An IPv4 address of fewer than four parts, as `10/8`.
  case shortForm
  /// Digits of another script, which look like ASCII ones.
  case nonASCIIDigit
  /// A part of an IPv4 address is over 255.
  case octetTooLarge
  /// A blank in or around it.
  case blank
  /// Nothing at all.
  case empty
  /// It reads like IPv6 and is none.
  case invalidIPv6
  /// None of the above: a name, a URL, noise.
  case notABlock

  /// A block whose address has bits past its prefix.
  public struct Misalignment: Hashable, Sendable {
    /// The address as a block of its own: `1.1.1.1/32`.
    public let address: CIDR
    /// The block that would be opened: `0.0.0.0/3`.
    public let enclosing: CIDR

    /// The block that was probably meant: the prefix seems to have lost its last digit.
    ///
    /// Of the prefixes from ten times the written one to nine more, at most the width, the octet boundary (/16, /24,
    /// /32; in IPv6 /48, /64, /128) under which the address is aligned. Without one, either `enclosing` or `address`
    /// may have been meant.
    public var guess: CIDR? {
      let boundaries = address.family == .v4 ? [16, 24, 32] : [48, 64, 128]
      let lost = enclosing.prefix * 10
      return boundaries.lazy
        .filter { (lost...lost + 9).contains($0) }
        .map { CIDR(enclosing: address.network, family: address.family, prefix: $0) }
        .first { $0.network == address.network }
    }
  }
}
