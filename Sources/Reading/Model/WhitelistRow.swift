/// A block of addresses that may call the V1 API.
public struct WhitelistRow: Sendable {
  /// The block as written.
  public var cidr: Leaf<Text> = .absent
  /// What the console shows beside it; the block where left out.
  public var memo: Leaf<Text> = .absent
  /// Why a wide block is needed.
  public var allowWide: Leaf<Text> = .absent

  /// A row of which nothing is known yet.
  public init() {}
}
