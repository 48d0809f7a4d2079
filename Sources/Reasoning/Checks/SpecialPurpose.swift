import MidasResources

/// A block of addresses that the IANA registries set aside.
struct SpecialPurpose: Sendable {
  /// The block.
  let block: CIDR
  /// What it is for, as messages name it: `private (RFC 1918)`.
  let name: String
  /// Nothing on the public internet has such an address, so no request can come from or go to one.
  let isUnreachable: Bool

  private init(_ text: StaticString, _ name: String, isUnreachable: Bool = true) {
    block =
      (try? CIDR(parsing: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)))
      ?? CIDR(enclosing: 0, family: .v4, prefix: 32)
    self.name = name
    self.isUnreachable = isUnreachable
  }

  /// The registries of IPv4 and IPv6 special-purpose addresses and of multicast, as of 2026; narrower blocks first.
  static let registry: [SpecialPurpose] = [
    .init("169.254.169.254/32", "the metadata service of clouds"),
    .init("255.255.255.255/32", "limited broadcast (RFC 919)"),
    .init("192.0.0.0/24", "IETF protocol assignments (RFC 6890)"),
    .init("192.0.2.0/24", "documentation (RFC 5737)", isUnreachable: false),
    .init("198.51.100.0/24", "documentation (RFC 5737)", isUnreachable: false),
    .init("203.0.113.0/24", "documentation (RFC 5737)", isUnreachable: false),
    .init("192.88.99.0/24", "a former 6to4 relay (RFC 7526)"),
    .init("192.168.0.0/16", "private (RFC 1918)"),
    .init("169.254.0.0/16", "link-local (RFC 3927)"),
    .init("198.18.0.0/15", "benchmarks (RFC 2544)"),
    .init("172.16.0.0/12", "private (RFC 1918)"),
    .init("100.64.0.0/10", "shared by a carrier's customers (RFC 6598)"),
    .init("0.0.0.0/8", "this network (RFC 791)"),
    .init("10.0.0.0/8", "private (RFC 1918)"),
    .init("127.0.0.0/8", "loopback (RFC 1122)"),
    .init("224.0.0.0/4", "multicast (RFC 5771)"),
    .init("240.0.0.0/4", "reserved (RFC 1112)"),
    .init("::1/128", "loopback (RFC 4291)"),
    .init("::/128", "the unspecified address (RFC 4291)"),
    .init("100::/64", "discarded (RFC 6666)"),
    .init("64:ff9b:1::/48", "local translation of IPv4 (RFC 8215)"),
    .init("2001:2::/48", "benchmarks (RFC 5180)"),
    .init("2001:db8::/32", "documentation (RFC 3849)", isUnreachable: false),
    .init("2001::/23", "IETF protocol assignments (RFC 2928)", isUnreachable: false),
    .init("2002::/16", "6to4 (RFC 3056)", isUnreachable: false),
    .init("3fff::/20", "documentation (RFC 9637)", isUnreachable: false),
    .init("5f00::/16", "segment routing (RFC 9602)"),
    .init("fe80::/10", "link-local (RFC 4291)"),
    .init("fec0::/10", "site-local (RFC 3879)"),
    .init("fc00::/7", "unique local (RFC 4193)"),
    .init("ff00::/8", "multicast (RFC 4291)"),
  ]

  /// The narrowest registered block that holds all of `block`.
  static func holding(_ block: CIDR) -> SpecialPurpose? { registry.first { $0.block.contains(block) } }
}
