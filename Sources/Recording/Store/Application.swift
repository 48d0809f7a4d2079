import MidasPlanning
import MidasResources

/// One plan on its way into one transaction; the same for every store.
///
/// What it changes of recorded merchants is held and written at once. Merchants that it creates whole pass through in
/// groups, so that neither they nor what is read back of them has to be held.
struct Application {
  let plan: Plan
  let fingerprint: Digest
  let author: Author
  let transaction: any StateTransaction
  let head: Head
  /// What steps leave recorded, after what is recorded of the merchants that the held ones touch.
  private(set) var recorder: Recorder
  /// The steps that are held.
  let steps: [PlanStep]
  /// The merchants that are created whole.
  let created: [PlanItems<PlanStep>.Made]
  /// What the store keeps of the merchants that the held steps touch, by the handle they will have.
  var rows: [String: MerchantRow] = [:]

  init(
    _ fixed: FixedPlan, _ author: Author, _ transaction: any StateTransaction, head: Head,
    fingerprints: [Address: [SecretFingerprint]]
  ) {
    plan = fixed.plan
    fingerprint = fixed.fingerprint
    self.author = author
    self.transaction = transaction
    self.head = head
    recorder = Recorder(
      number: head.revision + 1, workspace: fixed.plan.workspace, commit: author.commit,
      fingerprints: fingerprints)
    steps = plan.steps.held
    created = plan.steps.made
  }

  /// Checks, writes, checks again; the caller rolls back whatever is thrown.
  ///
  /// - Parameters:
  ///   - workers: Make what is to be written.
  ///   - report: Is told how many steps are written.
  mutating func run(by workers: some Workers, reporting report: (_ done: Int) -> Void) throws -> Revision {
    try checkStore()
    try readMerchants()
    try checkSteps()
    try checkNothingIsRecorded()
    try checkExpectations()
    try changeRecorded()
    try create(by: workers, reporting: report)
    try checkExclusiveMIDs()
    return try close()
  }

  var number: Int { recorder.number }

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
    var handles = Set(recorder.fingerprints.keys.lazy.map(\.merchant)).subtracting(created.lazy.map(\.handle))
    for step in steps {
      handles.insert(step.address.merchant)
      if let from = step.from { handles.insert(from.merchant) }
    }
    let touched = Array(handles)
    var found: [Address: RecordedResource] = [:]
    try SealedState(transaction).forEachMerchant(of: touched) { merchant in
      for recorded in merchant.resources { found[recorded.resource.address] = recorded }
    }
    recorder.before = found
    rows = try transaction.rows(of: touched)
  }

  private func checkSteps() throws {
    let leaving = Set(steps.lazy.compactMap(\.recordedAddress))
    for step in steps {
      if let address = step.recordedAddress {
        guard let recorded = recorder.before[address] else {
          throw StoreError.stale("`\(address)` is no longer recorded")
        }
        guard recorded.digest == step.expect else {
          throw StoreError.stale("`\(address)` was changed by revision \(recorded.revision)")
        }
      }
      if step.promise != nil, !leaving.contains(step.address), let recorded = recorder.before[step.address] {
        throw StoreError.stale("`\(step.address)` was created by revision \(recorded.revision)")
      }
      if step.kind == .merchant, let gone = step.action == .delete ? step.address : step.from {
        try checkNothingIsLeft(of: gone.merchant, leaving)
      }
    }
    let adopted = Set(
      steps.lazy.filter { $0.gates.contains(.adopt) }.map { ($0.from ?? $0.address).merchant })
    let stepped = Set(steps.lazy.flatMap { [$0.address.merchant, ($0.from ?? $0.address).merchant] })
    for (handle, row) in rows
    where row.owner != plan.workspace && stepped.contains(handle) && !adopted.contains(handle) {
      throw StoreError.stale("merchant `\(handle)` belongs to workspace `\(row.owner)` now")
    }
  }

  /// A merchant that goes must take all its resources with it.
  private func checkNothingIsLeft(of handle: String, _ leaving: Set<Address>) throws {
    for (address, recorded) in recorder.before where address.merchant == handle && !leaving.contains(address)
    {
      throw StoreError.stale("`\(address)` was created by revision \(recorded.revision)")
    }
  }

  /// What is created whole is created in a state that has nothing by its name.
  private func checkNothingIsRecorded() throws {
    guard !created.isEmpty else { return }
    // What another merchant leaves is free by then.
    let leaving = steps.filter { $0.kind == .merchant && ($0.promise == nil || $0.from != nil) }
    let recorded = Set(try SealedState(transaction).index().lazy.map(\.handle))
      .subtracting(leaving.lazy.compactMap(\.recordedAddress?.merchant))
    guard let found = created.first(where: { recorded.contains($0.handle) })?.handle else { return }
    try transaction.forEachMerchant(of: [found]) { merchant in
      let revision = merchant.resources.first?.revision ?? head.revision
      throw StoreError.stale("`\(found)` was created by revision \(revision)")
    }
  }

  /// Whoever holds an entry that the plan thought free is found when it is taken.
  private func checkExpectations() throws {
    let expects = plan.expects.held
    let holders = try transaction.holders(of: expects.map(\.claim))
    for (expectation, holders) in zip(expects, holders) {
      let holder = holders.first(where: \.isExact)?.address
      guard holder == expectation.holder else {
        throw StoreError.stale(
          "\(expectation.claim.words) belongs to `\(holder?.text ?? "nobody")` now")
      }
    }
  }

  // MARK: - Invariants

  /// A MID that this plan takes for one channel alone must stand alone, whatever was recorded meanwhile.
  ///
  /// One that was recorded before the workspace opened it to several stores stays as it is until it is taken again.
  private func checkExclusiveMIDs() throws {
    let exclusive = Set(plan.expects.held.lazy.filter(\.claim.isExclusiveMID).map(\.nextHolder.text))
    let creating = Set(plan.expects.made.lazy.map(\.handle))
    guard !exclusive.isEmpty || !creating.isEmpty else { return }
    for shared in try transaction.sharedMIDs() {
      let isTaken =
        exclusive.contains(shared.holder) || creating.contains(String(shared.holder.prefix { $0 != "/" }))
      if isTaken { throw StoreError.stale("\(shared.claim.words) belongs to `\(shared.other)` now") }
    }
  }

  // MARK: - The end

  /// Appends the revision and makes it the head.
  private func close() throws -> Revision {
    let entries = try transaction.index()
    var head = self.head
    head.revision = number
    head.digest = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.digest) })
    head.order = DigestFold.digest(of: entries.lazy.map { ($0.handle, $0.order) })
    let revision = Revision(
      number: number, time: try transaction.now(), actor: author.actor, commit: author.commit,
      fingerprint: fingerprint, digest: head.digest)
    try transaction.append(revision)
    try transaction.update(head)
    return revision
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
