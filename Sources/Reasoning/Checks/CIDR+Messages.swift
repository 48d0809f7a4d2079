import MidasResources

extension CIDR {
  /// How many addresses it holds, for messages: `256 addresses`.
  var addresses: String { hostBits == 0 ? "1 address" : "\(addressCount) addresses" }
}
