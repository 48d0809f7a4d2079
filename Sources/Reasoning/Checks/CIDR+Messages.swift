import MidasResources

extension CIDR {
  /// How many addresses it holds, for messages: `256 addresses`.
  var addresses: String { hostBits == 0 ? "1 address" : "\(addressCount) addresses" }

  /// The block as YAML: IPv6 is quoted, because of its colons.
  var asYAML: String { family == .v6 ? "\"\(description)\"" : description }
}
