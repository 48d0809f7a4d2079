import MidasPlanning
import MidasResources

extension Application {
  /// Reads back every merchant that was touched, holds it against the promises and seals it.
  ///
  /// - Returns: what is recorded of those merchants now, by address.
  func seal() throws -> [Address: RecordedResource] {
    var after: [Address: RecordedResource] = [:]
    let touched = Set(plan.steps.lazy.map(\.address))
    try transaction.update(rows)
    var sealed = rows
    let handles = Set(touched.union(refreshed).lazy.map(\.merchant))
    try transaction.forEachMerchant(of: Array(handles)) { merchant in
      try checkReferences(in: merchant, besides: touched)
      for recorded in merchant.resources { after[recorded.resource.address] = recorded }
      guard let row = rows[merchant.handle] else {
        throw StoreError.defect("merchant `\(merchant.handle)` was deleted and is still there")
      }
      sealed[merchant.handle] = row.sealing(merchant)
    }
    try checkPromises(against: after)
    try transaction.update(sealed)
    return after
  }

  private func checkPromises(against after: [Address: RecordedResource]) throws {
    // What was deleted under one name may have been created anew under it by another step.
    let promised = Dictionary(
      plan.steps.lazy.compactMap { step in step.promise.map { (step.address, $0) } },
      uniquingKeysWith: { first, _ in first })
    for step in plan.steps where after[step.address]?.digest != promised[step.address] {
      throw StoreError.defect("`\(step.address)` does not read back as it was written")
    }
  }

  /// What this plan removes may have been named meanwhile by something that it does not touch.
  private func checkReferences(in merchant: RecordedMerchant, besides touched: Set<Address>) throws {
    let present = Set(merchant.resources.lazy.map(\.resource.address))
    for recorded in merchant.resources where !touched.contains(recorded.resource.address) {
      let missing = recorded.resource.namedResources.first { before[$0] != nil && !present.contains($0) }
      if let missing { throw StoreError.stale("`\(recorded.resource.address)` names `\(missing)` now") }
    }
  }

  /// Appends the revision and makes it the head.
  ///
  /// - Parameter after: What is recorded of the touched merchants now.
  func close(_ after: [Address: RecordedResource]) throws -> Revision {
    let entries = try transaction.index()
    var head = self.head
    head.revision = number
    head.digest = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) })
    head.order = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) })
    let revision = Revision(
      number: number, time: try transaction.now(), actor: author.actor, commit: author.commit,
      fingerprint: plan.fingerprint, digest: head.digest)
    try transaction.append(revision, changes(to: after))
    try transaction.update(head)
    return revision
  }

  /// What was written, step by step, then the rows of which only the fingerprints are new.
  private func changes(to after: [Address: RecordedResource]) -> [RecordedChange] {
    let stepped = plan.steps.map { step in
      let old = step.recordedAddress.flatMap { before[$0] }
      let new = step.promise == nil ? nil : after[step.address]
      return RecordedChange(
        action: step.action, address: step.address, from: step.from, before: old?.resource,
        after: step.resource, ordinal: (new ?? old)?.ordinal, seal: new.map(Seal.digest),
        rotated: step.changes.filter(\.isRotation).map(\.field))
    }
    return stepped
      + refreshed.compactMap { after[$0] }.map { row in
        RecordedChange(
          action: .update, address: row.resource.address, from: nil, before: row.resource,
          after: row.resource, ordinal: row.ordinal, seal: Seal.digest(of: row))
      }
  }
}

extension MerchantRow {
  /// The row with the digests and the seal of `merchant`, as it was read back.
  fileprivate func sealing(_ merchant: RecordedMerchant) -> MerchantRow {
    var row = self
    row.digest = DigestFold.digest(of: merchant.resources.lazy.map { ($0.resource.address.text, $0.digest) })
    row.order = WantedEntry.channelOrder(of: merchant.channelsByOrdinal.lazy.map(\.resource.address.id))
    var sealed = merchant
    sealed.digest = row.digest
    row.seal = Seal.digest(of: sealed, nextOrdinal: nextOrdinal)
    return row
  }
}
