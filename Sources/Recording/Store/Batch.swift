import MidasPlanning
import MidasResources

/// What is written together: what becomes of some merchants, and what they are afterwards.
struct Batch: Sendable {
  /// The addresses whose rows go, be it to come again.
  var leaving: [Address]
  /// The resources whose rows come.
  var arriving: [RecordedResource]
  /// The entries of invariant tables that it takes.
  var taking: [Expectation] = []
  /// The merchants as they are to be, sealed, by handle.
  private(set) var merchants: [RecordedMerchant] = []
  /// What the store is to keep of them beside their resources.
  private(set) var rows: [String: MerchantRow] = [:]
  /// The handles that are to have nothing else than those merchants.
  var handles: Set<String> = []
  /// What is remembered of it, each with its place in the revision.
  var changes: [(place: Int, change: RecordedChange)] = []

  init(removing leaving: [Address], recording arriving: [RecordedResource]) {
    self.leaving = leaving
    self.arriving = arriving
  }

  /// Puts `resources` together as the merchants that have `rows`, and seals each.
  mutating func take(_ resources: [RecordedResource], _ rows: [String: MerchantRow]) {
    var parts: [String: [RecordedResource]] = [:]
    for resource in resources { parts[resource.resource.address.merchant, default: []].append(resource) }
    for (handle, var row) in rows.sorted(by: { precedesInBytes($0.key, $1.key) }) {
      let resources = (parts.removeValue(forKey: handle) ?? []).sorted {
        $0.resource.address < $1.resource.address
      }
      row.digest = DigestFold.digest(of: resources.lazy.map { ($0.resource.address.text, $0.digest) })
      var merchant = RecordedMerchant(
        handle: handle, owner: row.owner, resources: resources, digest: row.digest, seal: .zero)
      row.order = WantedEntry.channelOrder(of: merchant.channelsByOrdinal.lazy.map(\.resource.address.id))
      row.seal = Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal)
      merchant.seal = row.seal
      merchants.append(merchant)
      self.rows[handle] = row
    }
    handles.formUnion(rows.keys)
    // What has no row of its own is found when it is read back.
    handles.formUnion(parts.keys)
  }
}

extension Application {
  /// Writes a batch and the entries that it takes, reads back all that it touched, and remembers it.
  func write(_ batch: Batch) throws {
    try transaction.write(removing: batch.leaving, recording: batch.arriving, keeping: batch.rows)
    try take(batch.taking)
    try readBack(batch)
    try transaction.append(batch.changes.map(\.change), at: batch.changes.map(\.place), of: number)
  }

  /// Holds what is recorded now against what was to be written, which is what the plan promised.
  private func readBack(_ batch: Batch) throws {
    var expected = batch.merchants.makeIterator()
    try transaction.forEachMerchant(of: Array(batch.handles)) { found in
      guard let merchant = expected.next(), merchant.handle == found.handle else {
        throw StoreError.defect("merchant `\(found.handle)` was deleted and is still there")
      }
      guard merchant != found else { return }
      let differing = zip(merchant.resources, found.resources).first { $0 != $1 }?.0.resource.address
      throw StoreError.defect("`\(differing?.text ?? found.handle)` does not read back as it was written")
    }
    if let missing = expected.next() {
      throw StoreError.defect("`\(missing.handle)` does not read back as it was written")
    }
    for (handle, row) in try transaction.rows(of: Array(batch.handles)) where batch.rows[handle] != row {
      throw StoreError.defect("`\(handle)` does not read back as it was written")
    }
  }
}
