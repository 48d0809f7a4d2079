public import MidasResources

/// Merchants as they were, beside what is recorded of them now: what an undo plans.
public struct Restoration: Sendable {
  /// The workspace that the merchants belong to.
  public var workspace: String
  /// Each merchant as it is to be, with the handle under which it is recorded.
  public var pairs: [Pair]
  /// The address that each of their recorded resources is to have; those without one have to go.
  public var names: [Address: Address]

  /// A merchant then and now.
  public struct Pair: Sendable {
    /// What it is to be; nothing if it has to go.
    public var merchant: WantedMerchant?
    /// The handle under which it is recorded; nothing if it is not.
    public var recorded: String?

    /// `merchant` in place of what is recorded as `handle`.
    public init(_ merchant: WantedMerchant?, recorded handle: String?) {
      self.merchant = merchant
      recorded = handle
    }
  }

  /// A restoration of the merchants of `workspace`.
  public init(workspace: String, pairs: [Pair], names: [Address: Address]) {
    self.workspace = workspace
    self.pairs = pairs
    self.names = names
  }

  func merchant(named handle: String) -> WantedMerchant? {
    pairs.lazy.compactMap(\.merchant).first { $0.handle == handle }
  }
}
