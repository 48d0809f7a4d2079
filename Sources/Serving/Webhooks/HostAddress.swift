import MidasResources

/// One address that a host has.
public struct HostAddress: Hashable, Sendable {
  /// The address as numbers: `203.0.113.7`, `2001:db8::1`.
  public let text: String
  /// The address as a block of its own.
  let block: CIDR

  /// The address that `text` spells; nothing for what is none, or has a zone.
  public init?(_ text: String) {
    let width = text.contains(":") ? 128 : 32
    guard let block = try? CIDR(parsing: "\(text)/\(width)".utf8) else { return nil }
    self.text = text
    self.block = block
  }

  /// Why a notification is not posted to it: it belongs to this machine, a network or a protocol rather than to a
  /// server that PortOne reaches; nil for an address of the internet.
  ///
  /// What only stands for an IPv4 address (mapped, NAT64, 6to4, Teredo) is refused whatever that is.
  public var obstacle: String? {
    if let purpose = SpecialPurpose.holding(block) { return purpose.title }
    guard block.family == .v6, block.network >> 125 != 1 else { return nil }
    return "outside of what the internet routes (RFC 4291)"
  }
}
