import MidasResources

/// The entries of invariant tables that steps take, against who holds them.
struct ClaimCheck {
  private let facts: PlanningFacts
  /// What gives up its entries before any is taken.
  private var released: Set<Address> = []
  /// One for each entry that is taken: what is taken twice shows without all entries being held.
  private var hashes: [Int] = []

  init(_ facts: PlanningFacts) { self.facts = facts }

  /// Adds the steps of one merchant.
  mutating func add(_ steps: [PlanStep]) {
    for step in steps {
      if let address = step.recordedAddress {
        released.insert(address.holdsCode ? .merchant(address.merchant) : address)
      }
      for claim in step.resource?.claims(facts) ?? [] { hashes.append(claim.hashValue) }
    }
  }

  /// The holders as preconditions, and what stands in the way as findings.
  ///
  /// - Parameters:
  ///   - steps: All that were added.
  ///   - workers: Make the entries that steps take.
  func check(
    _ steps: PlanItems<PlanStep>, against recorded: some RecordedState, by workers: some Workers
  ) throws -> (expects: PlanItems<Expectation>, findings: [PlanFinding]) {
    var check = HolderCheck(steps, facts, released: released, repeated: repeatedHashes)
    try check.run(against: recorded, by: workers)
    return (check.expects, check.findings)
  }

  /// The hashes of entries that more than one step takes, with hardly another among them.
  private var repeatedHashes: Set<Int> {
    let sorted = hashes.sorted()
    return Set(zip(sorted, sorted.dropFirst()).lazy.filter { $0 == $1 }.map { $0.0 })
  }
}

/// Asks who holds what steps take, for many merchants at once.
private struct HolderCheck {
  private let steps: PlanItems<PlanStep>
  private let facts: PlanningFacts
  private let released: Set<Address>
  private let repeated: Set<Int>
  private var takers: [Claim: Address] = [:]
  private(set) var expects: PlanItems<Expectation>
  private(set) var findings: [PlanFinding] = []

  /// What the steps of one merchant take.
  private struct Taking: Sendable {
    var handle: String?
    var entries: [Expectation]
  }

  init(_ steps: PlanItems<PlanStep>, _ facts: PlanningFacts, released: Set<Address>, repeated: Set<Int>) {
    self.steps = steps
    self.facts = facts
    self.released = released
    self.repeated = repeated
    expects = PlanItems(
      unfolding: steps.items(of:), making: { steps in steps.flatMap { $0.taking(facts) } })
  }

  mutating func run(against recorded: some RecordedState, by workers: some Workers) throws {
    let (steps, facts, pieces) = (steps, facts, steps.pieces)
    try workers.inOrder(
      pieces.count, ahead: 2,
      make: { number in
        var takings: [Taking] = []
        steps.forEachPart(in: pieces[number]) { items, made in
          takings.append(Taking(handle: made?.handle, entries: items.flatMap { $0.taking(facts) }))
        }
        return takings
      }, take: { takings in try check(takings, against: recorded) })
  }

  private mutating func check(_ takings: [Taking], against recorded: some RecordedState) throws {
    let claims = takings.flatMap { $0.entries.map(\.claim) }
    guard !claims.isEmpty else { return }
    var holders = try recorded.holders(of: claims).makeIterator()
    for taking in takings {
      let expected = taking.entries.compactMap { expectation($0, holders.next() ?? []) }
      if let handle = taking.handle, expected == taking.entries {
        expects.append(made: handle, count: expected.count)
      } else {
        expects.append(contentsOf: expected)
      }
    }
  }

  /// The entry with the one who holds it; nothing where another step takes it first.
  private mutating func expectation(_ entry: Expectation, _ holders: [Holder]) -> Expectation? {
    let claim = entry.claim
    if repeated.contains(claim.hashValue), let first = takers.updateValue(entry.taker, forKey: claim) {
      findings.append(.conflict(claim, taker: entry.taker, holder: Holder(first, provenance: nil)))
      return nil
    }
    for holder in holders where !released.contains(holder.address) {
      findings.append(.conflict(claim, taker: entry.taker, holder: holder))
    }
    return Expectation(claim, holder: holders.first(where: \.isExact)?.address, taker: entry.taker)
  }
}

extension PlanStep {
  /// The entries that the step takes, as if nobody held them.
  fileprivate func taking(_ facts: PlanningFacts) -> [Expectation] {
    resource?.claims(facts).map { Expectation($0, holder: nil, taker: address) } ?? []
  }
}

extension PlanFinding {
  fileprivate static func conflict(_ claim: Claim, taker: Address, holder: Holder) -> PlanFinding {
    let other = Other(address: holder.address, provenance: holder.provenance)
    switch claim.table {
    case .liveMIDs:
      return PlanFinding(
        rule: "duplicate-mid", address: taker, claim: claim,
        message:
          "live MID `\(claim.key[1])` of `\(claim.key[0])` is recorded for \(other.words) already",
        label: "one contract would take the payments of two stores",
        help: "give each store its own MID, or name this one under `catalog: shared-mids` in midas.yaml",
        other: other)
    case .merchantCodes:
      return PlanFinding(
        rule: "duplicate-merchant-code", address: taker, claim: claim,
        message: "merchant code `\(claim.key[0])` is recorded for \(other.words) already",
        label: "`IMP.init` would open the payments of another merchant",
        help: "copy the code from this merchant's own console page", other: other)
    case .channelKeys:
      return PlanFinding(
        rule: "duplicate-channel-key", address: taker, claim: claim,
        message: "channel key `\(claim.key[0])` is recorded for \(other.words) already",
        label: "requests by this key reach the other channel",
        help: "copy the key from this channel's own console page", other: other)
    }
  }
}
