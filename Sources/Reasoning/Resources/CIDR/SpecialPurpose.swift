/// A block of addresses that a registry of IANA sets aside.
public struct SpecialPurpose: Hashable, Sendable {
  /// The block.
  public let block: CIDR
  /// What it is for, as messages name it: `private`.
  public let name: String
  /// The RFC that sets it aside; nil for the one block that is custom rather than registered.
  public let rfc: Int?
  /// Whether calls can come from there, or go there.
  public let reach: Reach

  /// Whether the internet knows a way to such an address.
  public enum Reach: Sendable {
    /// Nowhere outside of one network: no request of it arrives at PortOne, and none of PortOne's arrives there.
    case nowhere
    /// It stands for another address in texts.
    case examples
    /// It is routed, but belongs to a service of the network itself, never to a merchant's server.
    case everywhere
  }

  init(_ block: CIDR, _ name: String, rfc: Int?, _ reach: Reach) {
    self.block = block
    self.name = name
    self.rfc = rfc
    self.reach = reach
  }

  /// What it is for with where that is written: `private (RFC 1918)`.
  public var title: String { rfc.map { "\(name) (RFC \($0))" } ?? name }

  /// The narrowest registered block that holds all of `block`.
  public static func holding(_ block: CIDR) -> SpecialPurpose? {
    nesting.narrowest(around: block).map { registry[$0] }
  }

  private static let nesting = CIDRNesting(registry.map(\.block))
}
