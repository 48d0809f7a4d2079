import MidasResources

extension CIDR {
  /// The IPv4 block that this one spells as IPv6, as `::ffff:8.8.8.8/128` does; nil for any other.
  var mappedIPv4: CIDR? {
    guard family == .v6, prefix >= 96, network >> 32 == 0xFFFF else { return nil }
    return CIDR(enclosing: network & 0xFFFF_FFFF, family: .v4, prefix: prefix - 96)
  }
}
