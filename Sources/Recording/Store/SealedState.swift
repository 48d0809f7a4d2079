public import MidasPlanning
public import MidasResources

/// A moment of a state whose rows are held against the seals under which apply left them.
///
/// A row that somebody edited with SQL, or in which a disk flipped a bit, must not decide which credential takes a
/// customer's money. Only drift, which looks for such rows, reads without it.
public struct SealedState: RecordedState {
  private let reader: any StateReader

  /// The state that `reader` reads.
  public init(_ reader: any StateReader) {
    self.reader = reader
  }

  /// The store as a whole.
  public func head() throws -> Head { try reader.head() }

  /// All merchants, which must be those of the last revision.
  public func index() throws -> [RecordedEntry] {
    let entries = try reader.index()
    let head = try reader.head()
    guard head.digest == DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) }),
      head.order == DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) })
    else {
      throw StoreError.damaged(
        "its merchants are not those that revision \(head.revision) left; `midas drift` says what was changed"
      )
    }
    return entries
  }

  /// Whether `workspace` owns every merchant.
  public func isOwned(by workspace: String) throws -> Bool { try reader.isOwned(by: workspace) }

  /// Hands over the recorded ones of `handles`, each as apply sealed it.
  public func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws {
    var rows = try reader.rows(of: handles)
    // That a merchant is not recorded is an answer, too; only the whole list vouches for it.
    if rows.count < Set(handles).count { _ = try index() }
    try reader.forEachMerchant(of: handles) { merchant in
      let row = rows.removeValue(forKey: merchant.handle)
      guard let row, row.seal == Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal) else {
        throw Self.broken(merchant.handle)
      }
      try body(merchant)
    }
    if let missing = rows.keys.min() { throw Self.broken(missing) }
  }

  private static func broken(_ handle: String) -> StoreError {
    .damaged(
      "the rows of merchant `\(handle)` are not those that apply wrote; `midas drift` says what was changed")
  }

  /// Who holds each of `claims`.
  public func holders(of claims: [Claim]) throws -> [[Holder]] { try reader.holders(of: claims) }

  /// The entries that keep live MIDs apart, each of which must be that of a channel of `merchants`, of all recorded.
  public func liveMIDs(of merchants: [RecordedMerchant]) throws -> [StoredClaim] {
    var recorded = ClaimDrift(PlanningFacts())
    for merchant in merchants {
      for row in merchant.resources { recorded.add(row.resource) }
    }
    let entries = try reader.storedClaims().filter { $0.claim.table == .liveMIDs }
    if let stray = entries.first(where: { !recorded.isRight($0) }) {
      throw StoreError.damaged(
        "\(stray.claim.words) is held by `\(stray.holder)`, which is not what apply wrote; `midas drift` says what was changed"
      )
    }
    return entries
  }

  /// How many channels and sub-merchants are recorded for `handles`.
  public func deletableCount(in handles: [String]) throws -> DeletableCount {
    try reader.deletableCount(in: handles)
  }
}
