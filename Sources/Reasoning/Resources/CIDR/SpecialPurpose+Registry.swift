extension SpecialPurpose {
  /// Every block of IANA's registries of IPv4 and IPv6 special-purpose addresses, as of November 2026.
  ///
  /// https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry; beside them
  /// multicast and what once was site-local, which have registries of their own, and the address under which clouds
  /// hand out the credentials of a machine.
  public static let registry: [SpecialPurpose] = (ipv4 + ipv6).compactMap { text, name, rfc, reach in
    (try? CIDR(parsing: text.utf8)).map { SpecialPurpose($0, name, rfc: rfc, reach) }
  }

  typealias Row = (block: String, name: String, rfc: Int?, reach: Reach)

  static let ipv4: [Row] = [
    ("0.0.0.0/8", "this network", 791, .nowhere),
    ("0.0.0.0/32", "this host on this network", 1122, .nowhere),
    ("10.0.0.0/8", "private", 1918, .nowhere),
    ("100.64.0.0/10", "shared by a carrier's customers", 6598, .nowhere),
    ("127.0.0.0/8", "loopback", 1122, .nowhere),
    ("169.254.0.0/16", "link-local", 3927, .nowhere),
    ("169.254.169.254/32", "the metadata service of clouds", nil, .nowhere),
    ("172.16.0.0/12", "private", 1918, .nowhere),
    ("192.0.0.0/24", "IETF protocol assignments", 6890, .nowhere),
    ("192.0.0.0/29", "IPv4 service continuity", 7335, .nowhere),
    ("192.0.0.8/32", "IPv4 dummy address", 7600, .nowhere),
    ("192.0.0.9/32", "port control protocol anycast", 7723, .everywhere),
    ("192.0.0.10/32", "TURN anycast", 8155, .everywhere),
    ("192.0.0.170/32", "NAT64 and DNS64 discovery", 8880, .nowhere),
    ("192.0.0.171/32", "NAT64 and DNS64 discovery", 8880, .nowhere),
    ("192.0.2.0/24", "documentation", 5737, .examples),
    ("192.31.196.0/24", "AS112 name servers", 7535, .everywhere),
    ("192.52.193.0/24", "multicast tunnelling", 7450, .everywhere),
    ("192.88.99.0/24", "a former 6to4 relay", 7526, .nowhere),
    ("192.168.0.0/16", "private", 1918, .nowhere),
    ("192.175.48.0/24", "AS112 name servers", 7534, .everywhere),
    ("198.18.0.0/15", "benchmarks", 2544, .nowhere),
    ("198.51.100.0/24", "documentation", 5737, .examples),
    ("203.0.113.0/24", "documentation", 5737, .examples),
    ("224.0.0.0/4", "multicast", 5771, .nowhere),
    ("240.0.0.0/4", "reserved", 1112, .nowhere),
    ("255.255.255.255/32", "limited broadcast", 919, .nowhere),
  ]

  static let ipv6: [Row] = [
    ("::/128", "the unspecified address", 4291, .nowhere),
    ("::1/128", "loopback", 4291, .nowhere),
    ("::ffff:0:0/96", "IPv4 addresses in the form of IPv6", 4291, .nowhere),
    ("64:ff9b::/96", "translation to IPv4", 6052, .everywhere),
    ("64:ff9b:1::/48", "local translation to IPv4", 8215, .nowhere),
    ("100::/64", "discarded", 6666, .nowhere),
    ("100:0:0:1::/64", "dummy addresses", 9780, .nowhere),
    ("2001::/23", "IETF protocol assignments", 2928, .nowhere),
    ("2001::/32", "Teredo tunnels", 4380, .everywhere),
    ("2001:1::1/128", "port control protocol anycast", 7723, .everywhere),
    ("2001:1::2/128", "TURN anycast", 8155, .everywhere),
    ("2001:1::3/128", "service registration anycast", 9665, .everywhere),
    ("2001:2::/48", "benchmarks", 5180, .nowhere),
    ("2001:3::/32", "multicast tunnelling", 7450, .everywhere),
    ("2001:4:112::/48", "AS112 name servers", 7535, .everywhere),
    ("2001:10::/28", "former host identities (ORCHID)", 4843, .nowhere),
    ("2001:20::/28", "host identities (ORCHIDv2)", 7343, .everywhere),
    ("2001:30::/28", "identities of drones", 9374, .everywhere),
    ("2001:db8::/32", "documentation", 3849, .examples),
    ("2002::/16", "6to4 tunnels", 3056, .everywhere),
    ("2620:4f:8000::/48", "AS112 name servers", 7534, .everywhere),
    ("3fff::/20", "documentation", 9637, .examples),
    ("5f00::/16", "segment routing", 9602, .nowhere),
    ("fc00::/7", "unique local", 4193, .nowhere),
    ("fe80::/10", "link-local", 4291, .nowhere),
    ("fec0::/10", "site-local", 3879, .nowhere),
    ("ff00::/8", "multicast", 4291, .nowhere),
  ]
}
