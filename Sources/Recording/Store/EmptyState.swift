public import MidasPlanning
public import MidasResources

/// The state of a store that does not exist.
public struct EmptyState: StateReader {
  /// The one value.
  public init() {}

  /// No identity, no revision.
  public func head() -> Head { .none }
  /// No merchants.
  public func index() -> [RecordedEntry] { [] }
  /// Nobody owns anything else.
  public func isOwned(by workspace: String) -> Bool { true }
  /// No merchant.
  public func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) {}
  /// No rows.
  public func rows(of handles: [String]) -> [String: MerchantRow] { [:] }
  /// No holders.
  public func holders(of claims: [Claim]) -> [[Holder]] { claims.map { _ in [] } }
  /// Nothing to delete.
  public func deletableCount(in handles: [String]) -> DeletableCount {
    DeletableCount(all: 0, liveChannels: 0)
  }
  /// No revisions.
  public func revisions(touching address: Address?) -> [Revision] { [] }
  /// No changes.
  public func changes(in revision: Int) -> [RecordedChange] { [] }
  /// No ticks.
  public func ticks() -> [WorklistTick] { [] }
  /// No rows.
  public func forEachStored(_ body: (_ handle: String, _ rows: [StoredRow]) throws -> Void) {}
  /// No entries.
  public func storedClaims() -> [StoredClaim] { [] }
  /// No changes.
  public func storedMarks() -> [StoredMark] { [] }
}
