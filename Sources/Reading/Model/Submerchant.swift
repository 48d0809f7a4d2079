/// A sub-merchant.
public struct Submerchant: Sendable {
  /// Its id.
  public var id: Leaf<Text> = .absent
  /// Its name; the id where left out.
  public var name: Leaf<Text> = .absent
  /// Its tier: three of A-Z 0-9.
  public var tier: Leaf<Text> = .absent
  /// Its own store (V2).
  public var storeID: Leaf<Text> = .absent
  /// Its own defaults.
  public var defaults = Defaults()
  /// What it says of webhooks.
  public var webhooks = Webhooks.inherited(nil)

  /// A sub-merchant of which nothing is known yet.
  public init() {}

  /// Where a sub-merchant's notifications go.
  public enum Webhooks: Sendable {
    /// To the merchant's webhooks; the site of `inherit` where it is written out.
    case inherited(Site?)
    /// To its own, which replace all of the merchant's.
    case own(Members<Webhook>)
    /// Written, but not as a list or `inherit`.
    case unknown
  }
}
