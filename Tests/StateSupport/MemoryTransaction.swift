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

  func write(
    removing leaving: [Address], recording arriving: [RecordedResource], keeping rows: [String: MerchantRow]
  ) {
    for address in leaving { remove(address) }
    for resource in arriving {
      let address = resource.resource.address
      state.resources[address.merchant, default: [:]][address] = resource
    }
    state.rows.merge(rows) { $1 }
  }

  private func remove(_ address: Address) {
    state.resources[address.merchant]?[address] = nil
    if address.kind == .merchant { state.rows[address.merchant] = nil }
    if state.resources[address.merchant]?.isEmpty == true { state.resources[address.merchant] = nil }
  }

  func release(_ holders: [Address]) {
    state.claims = state.claims.filter { !holders.contains($0.value) }
  }

  func take(_ entries: [HeldClaim]) throws {
    for entry in entries {
      if let holder = state.claims.updateValue(entry.holder, forKey: entry.claim) {
        throw StoreError.taken(entry.claim, by: holder)
      }
    }
  }

  func sharedMID(among claims: [Claim]) -> HeldClaim? {
    for claim in claims {
      let other = state.claims.first { held, _ in
        held.isOpenedMID && held.key.prefix(2) == claim.key.prefix(2)
      }
      if let other { return HeldClaim(claim, holder: other.value) }
    }
    return nil
  }

  func update(_ head: Head) { state.head = head }

  func append(_ changes: [RecordedChange], at places: [Int], of revision: Int) {
    for (place, change) in zip(places, changes) { state.changes[revision, default: [:]][place] = change }
  }

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
