import MidasPlanning
import MidasResources

extension Application {
  /// Writes what the plan changes of recorded merchants, and what of its creations is held.
  mutating func changeRecorded() throws {
    let expects = plan.expects.held
    guard !steps.isEmpty || !rows.isEmpty || !expects.isEmpty else { return }
    let leaving = steps.compactMap(\.recordedAddress)
    try transaction.release(leaving.compactMap(\.claimant))
    renameRows()
    let recorded = recorder.record(steps, in: &rows)
    let fresh = try refreshed(besides: Set(steps.lazy.map(\.address)).union(leaving))
    let arriving = recorded.compactMap { $0 } + fresh

    let addresses = Set(arriving.lazy.map(\.resource.address))
    guard addresses.count == arriving.count else {
      throw StoreError.defect("two steps of the plan record the same address")
    }

    var resources = recorder.before
    for address in leaving { resources[address] = nil }
    for resource in arriving { resources[resource.resource.address] = resource }
    try checkReferences(in: resources)
    // What the store keeps of a merchant stands in its row, which is written even where the merchant stays as it was.
    let written = addresses.union(rows.keys.lazy.map(Address.merchant))
    var batch = Batch(removing: Array(written.intersection(recorder.before.keys).union(leaving)).sorted())
    let merchants = Dictionary(grouping: resources.values, by: \.resource.address.merchant)
    let handles = Set(recorder.before.keys.lazy.map(\.merchant)).union(merchants.keys).union(rows.keys)
    for handle in handles.sorted(by: precedesInBytes) {
      try batch.record(handle, merchants[handle] ?? [], rows[handle], writing: written.contains)
    }
    for (step, place) in zip(steps, plan.steps.heldPlaces) {
      let old = step.recordedAddress.flatMap { recorder.before[$0] }
      let new = step.promise == nil ? nil : resources[step.address]
      batch.remember(recorder.change(by: step, from: old, to: new), at: place, of: number)
    }
    for (offset, row) in fresh.enumerated() {
      batch.remember(refreshment(of: row), at: plan.steps.count + offset, of: number)
    }
    for expected in expects { batch.take(HeldClaim(expected)) }
    try transaction.write(batch)
    try transaction.settle()
  }

  /// A merchant takes the row that it had under another handle; one may take the handle that another one leaves.
  private mutating func renameRows() {
    var renamed: [String: MerchantRow] = [:]
    for step in steps {
      guard let address = step.recordedAddress else { continue }
      if address.kind == .merchant, step.address.merchant != address.merchant || step.promise == nil {
        let row = rows.removeValue(forKey: address.merchant)
        if step.promise != nil { renamed[step.address.merchant] = row }
      }
    }
    rows.merge(renamed) { $1 }
  }

  /// What this plan removes may have been named meanwhile by something that it does not touch.
  private func checkReferences(in resources: [Address: RecordedResource]) throws {
    let touched = Set(steps.lazy.map(\.address))
    for address in resources.keys.sorted() where !touched.contains(address) {
      let missing = resources[address]?.resource.namedResources.first {
        recorder.before[$0] != nil && resources[$0] == nil
      }
      if let missing { throw StoreError.stale("`\(address)` names `\(missing)` now") }
    }
  }

  /// The rows that no step writes, and whose fingerprints are to become others.
  private func refreshed(besides written: Set<Address>) throws -> [RecordedResource] {
    try recorder.fingerprints.keys.sorted().compactMap { address in
      guard !written.contains(address), var row = recorder.before[address] else { return nil }
      let known = recorder.fingerprints(of: row.resource, after: row)
      guard known != row.fingerprints else { return nil }
      guard rows[address.merchant]?.owner == plan.workspace else {
        throw StoreError.stale("merchant `\(address.merchant)` belongs to another workspace now")
      }
      row.fingerprints = known
      row.revision = number
      return row
    }
  }

  /// That only what is known of secrets was written anew.
  private func refreshment(of row: RecordedResource) -> RecordedChange {
    RecordedChange(
      action: .update, address: row.resource.address, from: nil, before: row.resource,
      after: row.resource, ordinal: row.ordinal, seal: Seal.digest(of: row))
  }
}

extension Address {
  /// Who has the entries of invariant tables that the resource at this address takes.
  fileprivate var claimant: Address? {
    switch kind {
    case .channel: self
    case .key where id == "code": .merchant(merchant)
    default: nil
    }
  }
}
