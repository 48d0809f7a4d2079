public import MidasPlanning
import MidasResources

extension StateStore {
  /// Copies the state with its history, its identity among it, into a store that holds none.
  ///
  /// It is one moment of this store and one transaction of the other; before that is committed, everything is read
  /// back and held against what it was copied from. Merchants and revisions pass through in groups.
  ///
  /// - Returns: The head of both.
  /// - Throws: `StoreError`, also where there is nothing to copy, where `other` holds something, or where this
  ///   state was changed by somebody else than Midas.
  public func copy(to other: some StateStore) throws -> Head {
    try read { source in
      let head = try source.head()
      guard head.storeID != nil else { throw StoreError.unavailable("there is no state to copy") }
      return try other.write { target in
        let found = try target.head()
        guard try found.revision == 0 && target.index().isEmpty else {
          throw StoreError.unavailable(
            "the store to copy to holds a state of revision \(found.revision); a copy goes into an empty one")
        }
        try StateCopy(source: source, target: target).run(head)
        return head
      }
    }
  }
}

/// A state on its way from one store into another.
private struct StateCopy {
  let source: any StateReader
  let target: any StateTransaction

  func run(_ head: Head) throws {
    // A row that somebody edited or a disk damaged is not carried on as if apply had written it.
    let sealed = SealedState(source)
    let entries = try sealed.index()
    try copyMerchants(entries, of: sealed)
    try copyClaims()
    let revisions = try source.revisions(touching: nil)
    for revision in revisions {
      var batch = Batch()
      for (place, change) in try source.changes(in: revision.number).enumerated() {
        batch.remember(change, at: place, of: revision.number)
      }
      try target.write(batch)
    }
    try target.settle()
    for revision in revisions { try target.append(revision) }
    try target.append(try source.ticks())
    try target.update(head)
    guard try StateDigest.digest(of: target) == StateDigest.digest(of: source) else {
      throw StoreError.defect("the copy does not read back as what it was copied from")
    }
  }

  private func copyMerchants(_ entries: [RecordedEntry], of sealed: SealedState) throws {
    for group in entries.groups {
      let handles = group.map(\.handle)
      let rows = try source.rows(of: handles)
      var batch = Batch()
      try sealed.forEachMerchant(of: handles) { merchant in
        try batch.record(merchant.handle, merchant.resources, rows[merchant.handle])
      }
      try target.write(batch)
    }
  }

  private func copyClaims() throws {
    var batch = Batch()
    for stored in try source.storedClaims() {
      guard let holder = Address(parsing: stored.holder) else {
        throw StoreError.damaged("`\(stored.holder)` is recorded as a holder; `midas drift` says more")
      }
      batch.take(HeldClaim(stored.claim, holder: holder))
    }
    try target.write(batch)
  }
}
