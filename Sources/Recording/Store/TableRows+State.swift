import MidasPlanning
import MidasResources

extension TableRows {
  /// Appends the row of a resource; of a merchant, with what the store keeps of it beside its resources.
  ///
  /// - Throws: `StoreError.defect` where its columns would not say what it is.
  mutating func append(
    _ recorded: RecordedResource, in table: ResourceTable, _ row: MerchantRow
  ) throws(StoreError) {
    let resource = recorded.resource
    for part in table.key(of: resource.address) { append(part) }
    if table.hasOrdinal { append(recorded.ordinal) }
    for (field, _) in table.columns { append(try ColumnText.text(of: field, in: resource)) }
    append(recorded.provenance.path)
    append(recorded.provenance.line)
    append(recorded.provenance.commit)
    append(recorded.revision)
    guard table.kind == .merchant else { return }
    append(row.owner)
    append(row.nextOrdinal)
    append(row.digest)
    append(row.order)
    append(row.seal)
  }

  /// Appends what is known of the value behind a reference of `resource`.
  mutating func append(_ known: SecretFingerprint, of resource: Address) {
    append(resource.merchant)
    append(resource.text)
    append(known.reference)
    append(known.keyID)
    append(known.digest)
  }

  /// Appends an entry that only one may hold.
  mutating func append(_ entry: HeldClaim) {
    for part in entry.claim.key { append(part) }
    append(entry.holder.text)
  }

  /// Appends what `revision` changed, at its place in the revision.
  mutating func append(_ change: RecordedChange, at place: Int, of revision: Int) {
    append(revision)
    append(place)
    append(change.action.rawValue)
    append(change.address.text)
    append(change.from?.text)
    append(change.before?.compactJSON)
    append(change.after?.compactJSON)
    append(change.ordinal)
    append(change.seal)
    append(change.rotated.isEmpty ? nil : change.rotated.joined(separator: " "))
  }

  /// The rows of ticks.
  public init(_ ticks: [WorklistTick]) {
    self.init(.ticks)
    for tick in ticks {
      append(tick.revision)
      append(tick.position)
      append(tick.task)
      append(tick.time)
      append(tick.actor)
    }
  }
}
