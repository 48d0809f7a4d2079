public import MidasResources

extension Resource {
  /// Whether what differs cannot be changed at PortOne, so that a new resource takes the place of this one: the tier
  /// of a sub-merchant; mode, PG and generations of a channel, and whether it is for payments or identity.
  public func mustGiveWay(to other: Resource) -> Bool {
    let fixed: [Field] = [.submerchantTier, .channelMode, .channelPG, .channelAPI]
    return fixed.contains { self[$0] != other[$0] } || isIdentity != other.isIdentity
  }
}
