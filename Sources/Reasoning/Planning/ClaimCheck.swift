import MidasResources

/// The entries of invariant tables that steps take, against who holds them.
///
/// Whoever creates a merchant of which every entry is free is looked at once, while its steps are at hand.
struct ClaimCheck {
  private let facts: PlanningFacts
  /// What gives up its entries before any is taken.
  private var released: Set<Address> = []
  /// One for each entry that is taken: what is taken twice shows without all entries being held.
  private var hashes: [Int] = []
  /// Where the hashes of merchants lie that are created whole and whose entries nobody holds.
  private var free: [String: Range<Int>] = [:]
  /// The merchants that are created whole and whose entries were not asked about yet.
  private var waiting: [Creation] = []

  private struct Creation {
    let handle: String
    let entries: [Expectation]
    let place: Range<Int>
  }

  init(_ facts: PlanningFacts) { self.facts = facts }

  /// Adds the steps of one merchant, which take `entries`.
  ///
  /// - Parameter handle: The merchant's, where the plan creates it whole.
  mutating func add(
    _ steps: [PlanStep], taking entries: [Expectation], creating handle: String?,
    against recorded: some RecordedState
  ) throws {
    for step in steps {
      guard let address = step.recordedAddress else { continue }
      released.insert(address.holdsCode ? .merchant(address.merchant) : address)
    }
    let first = hashes.count
    hashes += entries.lazy.map(\.claim.hashValue)
    guard let handle else { return }
    waiting.append(Creation(handle: handle, entries: entries, place: first..<hashes.count))
    // Enough for a question that is worth its way to a server.
    if hashes.count - (waiting.first?.place.lowerBound ?? 0) > 10_000 { try askForWaiting(recorded) }
  }

  private mutating func askForWaiting(_ recorded: some RecordedState) throws {
    var holders = try recorded.holders(of: waiting.flatMap { $0.entries.map(\.claim) })[...]
    for creation in waiting {
      let found = holders.prefix(creation.entries.count)
      holders = holders.dropFirst(creation.entries.count)
      if found.allSatisfy(\.isEmpty) { free[creation.handle] = creation.place }
    }
    waiting = []
  }

  /// The holders as preconditions, and what stands in the way as findings.
  ///
  /// - Parameter steps: All that were added.
  mutating func check(
    _ steps: PlanItems<PlanStep>, against recorded: some RecordedState
  ) throws -> (expects: PlanItems<Expectation>, findings: [PlanFinding]) {
    try askForWaiting(recorded)
    let repeated = repeatedHashes
    let free = repeated.isEmpty ? free : free.filter { !hashes[$0.value].contains(where: repeated.contains) }
    var check = HolderCheck(
      steps, facts, released: released, repeated: repeated, free: free.mapValues(\.count))
    try check.run(against: recorded)
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
  /// How many entries each merchant takes of which is known already that nobody has one.
  private let free: [String: Int]
  private var takers: [Claim: Address] = [:]
  private(set) var expects: PlanItems<Expectation>
  private(set) var findings: [PlanFinding] = []

  /// What the steps of one merchant take.
  private struct Taking {
    var handle: String?
    var entries: [Expectation]
    /// How many there are, where nobody has one and they need not be asked about.
    var known: Int?
  }

  init(
    _ steps: PlanItems<PlanStep>, _ facts: PlanningFacts, released: Set<Address>, repeated: Set<Int>,
    free: [String: Int]
  ) {
    self.steps = steps
    self.facts = facts
    self.released = released
    self.repeated = repeated
    self.free = free
    expects = PlanItems(
      unfolding: steps.items(of:), making: { steps in steps.flatMap { $0.taking(facts) } })
  }

  mutating func run(against recorded: some RecordedState) throws {
    var waiting: [Taking] = []
    var count = 0
    try steps.forEachPart { made, items in
      let known = made.flatMap { free[$0.handle] }
      let entries = known == nil ? items().flatMap { $0.taking(facts) } : []
      waiting.append(Taking(handle: made?.handle, entries: entries, known: known))
      count += entries.count
      guard count >= 10_000 else { return }
      try check(waiting, against: recorded)
      waiting = []
      count = 0
    }
    try check(waiting, against: recorded)
  }

  private mutating func check(_ takings: [Taking], against recorded: some RecordedState) throws {
    var holders = try recorded.holders(of: takings.flatMap { $0.entries.map(\.claim) }).makeIterator()
    for taking in takings {
      if let handle = taking.handle, let known = taking.known {
        expects.append(made: handle, count: known)
        continue
      }
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
  func taking(_ facts: PlanningFacts) -> [Expectation] {
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
