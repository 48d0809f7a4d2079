import MidasPlanning
import MidasResources

/// One plan on its way into one transaction; the same for every store.
struct Application {
  let plan: Plan
  let author: Author
  let transaction: any StateTransaction
  let head: Head
  /// What is to be recorded of the values behind references, by the address of the resource that has them.
  let fingerprints: [Address: [SecretFingerprint]]
  /// The resources that no step writes, and whose fingerprints are written all the same.
  private(set) var refreshed: [Address] = []
  /// What was recorded of the touched merchants, by address.
  private(set) var before: [Address: RecordedResource] = [:]
  /// What the store keeps of the touched merchants, by the handle they will have.
  private(set) var rows: [String: MerchantRow] = [:]

  init(
    _ plan: Plan, _ author: Author, _ transaction: any StateTransaction, head: Head,
    fingerprints: [Address: [SecretFingerprint]]
  ) {
    self.plan = plan
    self.author = author
    self.transaction = transaction
    self.head = head
    self.fingerprints = fingerprints
  }

  /// Checks, writes, checks again; the caller rolls back whatever is thrown.
  mutating func run() throws -> Revision {
    try checkStore()
    try readMerchants()
    try checkSteps()
    try checkExpectations()
    try write()
    try takeClaims()
    return try close(seal())
  }

  var number: Int { head.revision + 1 }

  // MARK: - Preconditions

  private func checkStore() throws {
    guard plan.digestVersion == head.digestVersion else {
      throw StoreError.stale(
        "the plan's digests are of version \(plan.digestVersion), the store's of version \(head.digestVersion)"
      )
    }
    // A plan made before the store existed fits a store in which nothing was applied yet.
    if plan.storeID == nil, head.revision == 0 { return }
    guard plan.storeID == head.storeID else {
      throw StoreError.stale(
        plan.storeID == nil
          ? "the plan was made before the store existed, and revision \(head.revision) is there now"
          : "the plan was made against another store (\(plan.storeID ?? ""), this is \(head.storeID ?? "new"))"
      )
    }
  }

  private mutating func readMerchants() throws {
    var handles = Set(fingerprints.keys.lazy.map(\.merchant))
    for step in plan.steps {
      handles.insert(step.address.merchant)
      if let from = step.from { handles.insert(from.merchant) }
    }
    let touched = Array(handles)
    var found: [Address: RecordedResource] = [:]
    try SealedState(transaction).forEachMerchant(of: touched) { merchant in
      for recorded in merchant.resources { found[recorded.resource.address] = recorded }
    }
    before = found
    rows = try transaction.rows(of: touched)
  }

  private func checkSteps() throws {
    let leaving = Set(plan.steps.lazy.compactMap(\.recordedAddress))
    for step in plan.steps {
      if let address = step.recordedAddress {
        guard let recorded = before[address] else {
          throw StoreError.stale("`\(address)` is no longer recorded")
        }
        guard recorded.digest == step.expect else {
          throw StoreError.stale("`\(address)` was changed by revision \(recorded.revision)")
        }
      }
      if step.promise != nil, !leaving.contains(step.address), let recorded = before[step.address] {
        throw StoreError.stale("`\(step.address)` was created by revision \(recorded.revision)")
      }
      if step.kind == .merchant, let gone = step.action == .delete ? step.address : step.from {
        try checkNothingIsLeft(of: gone.merchant, leaving)
      }
    }
    let adopted = Set(
      plan.steps.lazy.filter { $0.gates.contains(.adopt) }.map { ($0.from ?? $0.address).merchant })
    let stepped = Set(plan.steps.lazy.flatMap { [$0.address.merchant, ($0.from ?? $0.address).merchant] })
    for (handle, row) in rows
    where row.owner != plan.workspace && stepped.contains(handle) && !adopted.contains(handle) {
      throw StoreError.stale("merchant `\(handle)` belongs to workspace `\(row.owner)` now")
    }
  }

  /// A merchant that goes must take all its resources with it.
  private func checkNothingIsLeft(of handle: String, _ leaving: Set<Address>) throws {
    for (address, recorded) in before where address.merchant == handle && !leaving.contains(address) {
      throw StoreError.stale("`\(address)` was created by revision \(recorded.revision)")
    }
  }

  private func checkExpectations() throws {
    let holders = try transaction.holders(of: plan.expects.map(\.claim))
    for (expectation, holders) in zip(plan.expects, holders) {
      let holder = holders.first(where: \.isExact)?.address
      guard holder == expectation.holder else {
        throw StoreError.stale(
          "\(expectation.claim.words) belongs to `\(holder?.text ?? "nobody")` now")
      }
    }
  }

  // MARK: - Writing

  private mutating func write() throws {
    let leaving = plan.steps.compactMap(\.recordedAddress)
    try transaction.release(leaving.compactMap(\.claimant))
    var renamed: [String: MerchantRow] = [:]
    for step in plan.steps {
      guard let address = step.recordedAddress else { continue }
      if address.kind == .merchant, step.address.merchant != address.merchant || step.promise == nil {
        let row = rows.removeValue(forKey: address.merchant)
        if step.promise != nil { renamed[step.address.merchant] = row }
      }
    }
    // One may take the handle that another one leaves.
    rows.merge(renamed) { $1 }
    // New channels take their ordinals in declaration order, not in that of the steps.
    let arriving = plan.steps.indices.filter { plan.steps[$0].promise != nil }.sorted {
      (plan.steps[$0].order ?? -1, $0) < (plan.steps[$1].order ?? -1, $1)
    }
    var recorded: [RecordedResource] = []
    for index in arriving where plan.steps[index].kind == .merchant {
      if let resource = record(plan.steps[index]) { recorded.append(resource) }
    }
    for index in arriving where plan.steps[index].kind != .merchant {
      if let resource = record(plan.steps[index]) { recorded.append(resource) }
    }
    let fresh = try refreshed(besides: Set(plan.steps.lazy.map(\.address)).union(leaving))
    refreshed = fresh.map(\.resource.address)
    try transaction.write(removing: leaving + refreshed, recording: recorded + fresh)
  }

  /// What the step leaves recorded; counts the merchant's ordinals on.
  private mutating func record(_ step: PlanStep) -> RecordedResource? {
    guard let resource = step.resource else { return nil }
    let old = step.recordedAddress.flatMap { before[$0] }
    let handle = step.address.merchant
    if step.kind == .merchant {
      var row = rows[handle] ?? MerchantRow(owner: plan.workspace)
      row.owner = plan.workspace
      rows[handle] = row
    }
    var ordinal = step.action == .replace ? nil : old?.ordinal
    if step.kind == .channel, ordinal == nil {
      ordinal = rows[handle]?.nextOrdinal
      rows[handle]?.nextOrdinal += 1
    }
    var provenance = step.provenance ?? old?.provenance ?? Provenance(path: "", line: 0)
    provenance.commit = author.commit
    return RecordedResource(
      resource, digest: step.promise, provenance: provenance, revision: number, ordinal: ordinal,
      fingerprints: fingerprints(of: resource, after: old))
  }

  /// What was made for this apply; else what was recorded, as far as the resource still has those references.
  private func fingerprints(of resource: Resource, after old: RecordedResource?) -> [SecretFingerprint] {
    let known = fingerprints[resource.address] ?? old?.fingerprints ?? []
    guard !known.isEmpty else { return [] }
    let references = resource.secretReferences
    return known.filter { references.contains($0.reference) }
      .sorted { precedesInBytes($0.reference, $1.reference) }
  }

  /// The rows that no step writes, and whose fingerprints are to become others.
  private func refreshed(besides written: Set<Address>) throws -> [RecordedResource] {
    try fingerprints.keys.sorted().compactMap { address in
      guard !written.contains(address), var row = before[address] else { return nil }
      let known = fingerprints(of: row.resource, after: row)
      guard known != row.fingerprints else { return nil }
      guard rows[address.merchant]?.owner == plan.workspace else {
        throw StoreError.stale("merchant `\(address.merchant)` belongs to another workspace now")
      }
      row.fingerprints = known
      row.revision = number
      return row
    }
  }

  private func takeClaims() throws {
    try transaction.take(plan.expects.map { HeldClaim($0.claim, holder: $0.nextHolder) })
    // A MID that is not opened to several stores must stand alone, whatever was recorded meanwhile.
    let exclusive = plan.expects.filter { $0.claim.isExclusiveMID }
    for (expectation, holders) in zip(exclusive, try transaction.holders(of: exclusive.map(\.claim))) {
      if let other = holders.first(where: { $0.address != expectation.taker }) {
        throw StoreError.stale("\(expectation.claim.words) belongs to `\(other.address)` now")
      }
    }
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

extension Claim {
  /// The entry in words: "live MID `AB12C` of `kcp`".
  var words: String {
    switch table {
    case .liveMIDs: "live MID `\(key[1])` of `\(key[0])`"
    case .merchantCodes: "merchant code `\(key[0])`"
    case .channelKeys: "channel key `\(key[0])`"
    }
  }
}
