import MidasPlanning
import MidasResources

extension Application {
  /// Reads back every merchant that was touched, holds it against the promises and seals it.
  func seal() throws {
    var after: [Address: Digest] = [:]
    let touched = Set(plan.steps.lazy.map(\.address))
    try transaction.update(rows)
    var sealed = rows
    try transaction.forEachMerchant(of: Array(Set(plan.steps.lazy.map(\.address.merchant)))) { merchant in
      try checkReferences(in: merchant, besides: touched)
      for recorded in merchant.resources { after[recorded.resource.address] = recorded.digest }
      guard let row = rows[merchant.handle] else {
        throw StoreError.defect("merchant `\(merchant.handle)` was deleted and is still there")
      }
      sealed[merchant.handle] = row.sealing(merchant)
    }
    try checkPromises(against: after)
    try transaction.update(sealed)
  }

  private func checkPromises(against after: [Address: Digest]) throws {
    // What was deleted under one name may have been created anew under it by another step.
    let promised = Dictionary(
      plan.steps.lazy.compactMap { step in step.promise.map { (step.address, $0) } },
      uniquingKeysWith: { first, _ in first })
    for step in plan.steps where after[step.address] != promised[step.address] {
      throw StoreError.defect("`\(step.address)` does not read back as it was written")
    }
  }

  /// What this plan removes may have been named meanwhile by something that it does not touch.
  private func checkReferences(in merchant: RecordedMerchant, besides touched: Set<Address>) throws {
    let present = Set(merchant.resources.lazy.map(\.resource.address))
    for recorded in merchant.resources where !touched.contains(recorded.resource.address) {
      let missing = recorded.resource.references.first { before[$0] != nil && !present.contains($0) }
      if let missing { throw StoreError.stale("`\(recorded.resource.address)` names `\(missing)` now") }
    }
  }

  /// Appends the revision and makes it the head.
  func close() throws -> Revision {
    let entries = try transaction.index()
    var head = self.head
    head.revision = number
    head.digest = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) })
    head.order = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) })
    let revision = Revision(
      number: number, time: try transaction.now(), actor: author.actor, commit: author.commit,
      fingerprint: plan.fingerprint, digest: head.digest)
    let changes = plan.steps.map { step in
      RecordedChange(
        action: step.action, address: step.address, from: step.from,
        before: step.recordedAddress.flatMap { before[$0]?.resource }, after: step.resource)
    }
    try transaction.append(revision, changes)
    try transaction.update(head)
    return revision
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

extension Resource {
  /// The resources of the same merchant that this one names.
  fileprivate var references: [Address] {
    let handle = address.merchant
    var named: [Address] = []
    if address.kind != .submerchant, let store = address.submerchant {
      named.append(.submerchant(handle, store))
    }
    if let channel = text(.defaultChannel), address.kind == .default {
      named.append(.channel(handle, channel))
    }
    if let store = text(.channelAssign), address.kind == .channel {
      named.append(.submerchant(handle, store))
    }
    for member in entries(.groupChannels) { named.append(.channel(handle, member.key)) }
    return named
  }
}
