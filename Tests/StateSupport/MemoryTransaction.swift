import MidasPlanning
import MidasResources
import MidasStore

/// Everything that a store in memory holds.
struct MemoryState: Sendable {
  var head: Head
  var resources: [String: [Address: RecordedResource]] = [:]
  var rows: [String: MerchantRow] = [:]
  var claims: [Claim: Address] = [:]
  var revisions: [Revision] = []
  /// What each revision changed, with its place in it.
  var changes: [Int: [Int: RecordedChange]] = [:]
  var ticks: [WorklistTick] = []

  init() {
    head = .created()
  }
}

/// A copy of a state that is read or written.
final class MemoryTransaction: StateTransaction {
  private(set) var state: MemoryState
  private let clock: () -> String

  init(_ state: MemoryState, clock: @escaping () -> String) {
    self.state = state
    self.clock = clock
  }

  // MARK: - Reading

  func now() -> String { clock() }
  func head() -> Head { state.head }
  func rows(of handles: [String]) -> [String: MerchantRow] { state.rows.filter { handles.contains($0.key) } }
  func isOwned(by workspace: String) -> Bool { state.rows.values.allSatisfy { $0.owner == workspace } }

  func index() -> [RecordedEntry] {
    state.rows.sorted { precedesInBytes($0.key, $1.key) }
      .map { RecordedEntry(handle: $0, digest: $1.digest, order: $1.order, owner: $1.owner) }
  }

  func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws {
    for merchant in handles.sorted(by: precedesInBytes).compactMap({ recorded($0) }) { try body(merchant) }
  }

  private func recorded(_ handle: String) -> RecordedMerchant? {
    guard let row = state.rows[handle], let resources = state.resources[handle] else { return nil }
    // Digests are made anew from what is recorded, as a database has to.
    let recorded = resources.values.sorted { $0.resource.address < $1.resource.address }.map {
      RecordedResource(
        $0.resource, provenance: $0.provenance, revision: $0.revision, ordinal: $0.ordinal,
        fingerprints: $0.fingerprints)
    }
    return RecordedMerchant(
      handle: handle, owner: row.owner, resources: recorded, digest: row.digest, seal: row.seal)
  }

  func holders(of claims: [Claim]) -> [[Holder]] {
    claims.map { claim in
      let holders = state.claims.filter { held, _ in
        held == claim
          || claim.isExclusiveMID && held.table == .liveMIDs && held.key.prefix(2) == claim.key.prefix(2)
      }
      return holders.map { held, address in
        let provenance = state.resources[address.merchant]?[address]?.provenance
        return Holder(address, isExact: held == claim, provenance: provenance)
      }.sorted { $0.address < $1.address }
    }
  }

  func deletableCount(in handles: [String]) -> DeletableCount {
    let resources = handles.flatMap { handle in state.resources[handle].map { Array($0.values) } ?? [] }
    let counted = resources.map(\.resource).filter { [.channel, .submerchant].contains($0.address.kind) }
    return DeletableCount(
      all: counted.count, liveChannels: counted.count { $0.text(.channelMode) == "live" })
  }

  func revisions(touching address: Address?) -> [Revision] {
    guard let address else { return state.revisions }
    return state.revisions.filter { revision in
      changes(in: revision.number).contains { $0.touches(address) }
    }
  }

  func changes(in revision: Int) -> [RecordedChange] {
    (state.changes[revision] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }

  func ticks() -> [WorklistTick] {
    state.ticks.sorted { left, right in
      let places = ((left.revision, left.position), (right.revision, right.position))
      return places.0 == places.1 ? precedesInBytes(left.task, right.task) : places.0 < places.1
    }
  }

  func forEachStored(_ body: (_ handle: String, _ rows: [StoredRow]) throws -> Void) throws {
    for handle in state.resources.keys.sorted(by: precedesInBytes) {
      try body(handle, (try merchant(handle)?.resources ?? []).map(StoredRow.readable))
    }
  }

  func storedClaims() -> [StoredClaim] {
    Claim.Table.allCases.flatMap { table in
      state.claims.filter { $0.key.table == table }
        .sorted { $0.key.key.lexicographicallyPrecedes($1.key.key, by: precedesInBytes) }
        .map { StoredClaim($0, holder: $1.text) }
    }
  }

  func storedMarks() -> [StoredMark] {
    state.revisions.flatMap { revision in
      changes(in: revision.number).map { change in
        StoredMark(
          revision: revision.number, address: change.address.text, from: change.from?.text,
          isDeletion: change.after == nil, seal: change.seal)
      }
    }
  }

  // MARK: - Writing

  func write(_ batch: Batch) throws {
    for address in batch.leaving { remove(address) }
    for (rows, table) in zip(batch.tables, ResourceTable.all) {
      try rows.withRows { (rows, _) throws in
        try rows.forEach { row, isWritten in
          if isWritten { try record(row, in: table) }
        }
      }
    }
    batch.tables.last?.withRows { rows, _ in rows.forEach { row, isWritten in if isWritten { know(row) } } }
    for (rows, table) in zip(batch.claims, Claim.Table.allCases) {
      try rows.withRows { (rows, shape) throws in
        try rows.forEach { row, _ in
          try take(
            Claim(table, shape.keyColumns.indices.map { row.text($0) ?? "" }), for: row.text(shape.keyCount))
        }
      }
    }
    try batch.changes.withRows { (rows, _) throws in try rows.forEach { row, _ in try remember(row) } }
  }

  /// Nothing is put by, and nothing comes between writing and reading.
  func settle() {}

  private func record(_ row: TableRows.Row, in table: ResourceTable) throws {
    let address = try table.address(table.keyColumns.indices.map { row.text($0) ?? "" })
    let first = table.keyColumns.count + (table.hasOrdinal ? 1 : 0)
    let source = first + table.columns.count
    state.resources[address.merchant, default: [:]][address] = RecordedResource(
      try table.resource(address) { row.text(first + $0) },
      provenance: Provenance(
        path: row.text(source) ?? "", line: row.number(source + 1) ?? 0, commit: row.text(source + 2)),
      revision: row.number(source + 3) ?? 0, ordinal: table.hasOrdinal ? row.number(first - 1) : nil)
    guard table.kind == .merchant else { return }
    var kept = MerchantRow(owner: row.text(source + 4) ?? "")
    kept.nextOrdinal = row.number(source + 5) ?? 0
    if let digest = row.digest(source + 6) { kept.digest = digest }
    if let order = row.digest(source + 7) { kept.order = order }
    if let seal = row.digest(source + 8) { kept.seal = seal }
    state.rows[address.merchant] = kept
  }

  /// Records what is known of the value behind a reference.
  private func know(_ row: TableRows.Row) {
    guard let address = row.text(1).flatMap(Address.init(parsing:)), let digest = row.digest(4) else {
      return
    }
    state.resources[address.merchant]?[address]?.fingerprints.append(
      SecretFingerprint(reference: row.text(2) ?? "", keyID: row.text(3) ?? "", digest: digest))
  }

  private func remember(_ row: TableRows.Row) throws {
    guard let revision = row.number(0), let place = row.number(1) else { return }
    state.changes[revision, default: [:]][place] = try RecordedChange(
      revision: revision, action: row.text(2) ?? "", address: row.text(3) ?? "", from: row.text(4),
      before: row.text(5), after: row.text(6), ordinal: row.number(7), seal: row.digest(8),
      rotated: row.text(9))
  }

  private func remove(_ address: Address) {
    state.resources[address.merchant]?[address] = nil
    if address.kind == .merchant { state.rows[address.merchant] = nil }
    if state.resources[address.merchant]?.isEmpty == true { state.resources[address.merchant] = nil }
  }

  func release(_ holders: [Address]) {
    state.claims = state.claims.filter { !holders.contains($0.value) }
  }

  private func take(_ claim: Claim, for holder: String?) throws {
    guard let address = holder.flatMap(Address.init(parsing:)) else { return }
    if let other = state.claims.updateValue(address, forKey: claim) {
      throw StoreError.taken(claim, by: other)
    }
  }

  func sharedMIDs() -> [SharedMID] {
    state.claims.filter { $0.key.isOpenedMID }.compactMap { opened, other in
      let claim = Claim(.liveMIDs, opened.key.dropLast() + [""])
      return state.claims[claim].map { SharedMID(claim, of: $0.text, and: other.text) }
    }.sorted { precedesInBytes($0.other, $1.other) }
  }

  func update(_ head: Head) { state.head = head }

  func append(_ revision: Revision) {
    state.revisions.append(revision)
  }

  func append(_ ticks: [WorklistTick]) throws {
    for tick in ticks {
      let isTaken = state.ticks.contains {
        ($0.revision, $0.position, $0.task) == (tick.revision, tick.position, tick.task)
      }
      guard !isTaken, state.changes[tick.revision]?[tick.position] != nil else {
        throw StoreError.defect("a tick is there already, or of no change")
      }
      state.ticks.append(tick)
    }
  }
}
