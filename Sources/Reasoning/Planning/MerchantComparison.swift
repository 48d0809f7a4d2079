import MidasResources

/// The steps from one recorded merchant to what is wanted of it.
struct MerchantComparison: Sendable {
  let wanted: WantedMerchant?
  let recorded: RecordedMerchant?
  let workspace: String
  let facts: PlanningFacts
  let limits: Limits
  let secrets: (@Sendable (SecretFingerprint) -> SecretFingerprint.Comparison)?
  var steps: [PlanStep] = []
  var findings: [PlanFinding] = []
  /// The merchant before and after; nothing if no step is about what requests reach.
  private(set) var passage: MerchantPassage?
  /// What changes for the addresses that may call; nothing if no row comes or goes.
  var whitelist: WhitelistChange?

  init(
    wanted: WantedMerchant?, recorded: RecordedMerchant?, workspace: String, facts: PlanningFacts,
    limits: Limits, secrets: (@Sendable (SecretFingerprint) -> SecretFingerprint.Comparison)? = nil
  ) {
    self.wanted = wanted
    self.recorded = recorded
    self.workspace = workspace
    self.facts = facts
    self.limits = limits
    self.secrets = secrets
  }

  /// Fills in steps and findings.
  ///
  /// - Parameter exact: Which recorded resource goes by which name, where that is not left to `moved`; one without a
  ///   name has to go.
  mutating func compare(naming exact: [Address: Address]? = nil) {
    guard let wanted else {
      steps = (recorded?.resources ?? []).map(Self.deletion)
      steps.sort(by: Self.precedes)
      passage = MerchantPassage(before: recorded.map(MerchantPassage.Side.init))
      return
    }
    guard let recorded else {
      steps = Self.creation(of: wanted)
      compareWhitelists(wanted, nil)
      passage = MerchantPassage(after: MerchantPassage.Side(wanted))
      return
    }

    let renames = exact.map { Renames(exactly: $0) } ?? Renames(wanted, recorded: recorded)
    findings += renames.findings
    var found: [Address: RecordedResource] = [:]
    for resource in recorded.resources {
      if renames.isDisplaced(resource.resource.address) {
        steps.append(Self.deletion(resource))
      } else {
        found[renames.target(of: resource.resource.address, in: wanted.handle)] = resource
      }
    }
    var names: [Address: Address] = [:]
    for resource in wanted.resources {
      if let before = found.removeValue(forKey: resource.resource.address) {
        names[before.resource.address] = resource.resource.address
        if let step = change(before, to: resource) { steps.append(step) }
      } else {
        steps.append(Self.step(.create, to: resource, from: nil))
      }
    }
    steps += found.values.map(Self.deletion)
    finish(wanted)

    adopt(recorded, as: wanted)
    compareWhitelists(wanted, recorded)
    findRemovedDefaults(wanted, recorded, renames)
    pass(from: recorded, to: wanted, names)
  }

  /// Sets the merchant as it will be beside what it is, where requests may see a difference.
  private mutating func pass(
    from recorded: RecordedMerchant, to wanted: WantedMerchant, _ names: [Address: Address]
  ) {
    // What is created or replaced is younger than all else.
    let fresh = Set(steps.lazy.filter { $0.order != nil }.map(\.address))
    let kept = recorded.channelsByOrdinal.compactMap { names[$0.resource.address] }
      .filter { !fresh.contains($0) }
    let after = MerchantPassage.Side(wanted, keeping: kept)
    findings +=
      OldestChannels(
        recorded: after.channels, declared: MerchantPassage.Side(wanted).channels, facts: facts
      ).declaredOrderFindings
    guard steps.contains(where: { $0.kind.routes }) else { return }
    passage = MerchantPassage(before: MerchantPassage.Side(recorded), after: after, names: names)
  }

  /// Whether the steps are those of `creation(of:)` and nothing was put on them.
  var isWholeCreation: Bool { wanted != nil && recorded == nil && steps.allSatisfy(\.gates.isEmpty) }

  // MARK: - Steps

  private func change(_ before: RecordedResource, to after: WantedResource) -> PlanStep? {
    let isMoved = before.resource.address != after.resource.address
    let rotated = rotatedReferences(of: before)
    let rotations = PlanStep.Change.rotations(of: rotated, in: after.resource)
    if before.digest == after.digest && !isMoved && rotations.isEmpty { return nil }
    let isReplaced = before.resource.mustGiveWay(to: after.resource)
    let action: PlanStep.Action = if isReplaced { .replace } else if isMoved { .rename } else { .update }
    var step = Self.step(action, to: after, from: before)
    let fields = Set(step.changes.lazy.map(\.field))
    step.changes += rotations.filter { !fields.contains($0.field) }
    return step
  }

  /// The references of a recorded resource behind which there is another value than was recorded.
  private func rotatedReferences(of recorded: RecordedResource) -> Set<String> {
    guard let secrets else { return [] }
    return Set(recorded.fingerprints.lazy.filter { secrets($0) == .changed }.map(\.reference))
  }

  /// The steps that record a merchant for the first time; they follow from what is wanted of it and from nothing else.
  static func creation(of wanted: WantedMerchant) -> [PlanStep] {
    var steps: [PlanStep] = []
    steps.reserveCapacity(wanted.resources.count)
    // The resources of each kind are in the order of their addresses already.
    for kind in orderOfCreation {
      for resource in wanted.resources where resource.resource.address.kind == kind {
        steps.append(step(.create, to: resource, from: nil))
      }
    }
    number(&steps, by: wanted)
    return steps
  }

  private static let orderOfCreation = ResourceKind.allCases.sorted {
    phase(.create, $0) < phase(.create, $1)
  }

  static func step(_ action: PlanStep.Action, to after: WantedResource, from before: RecordedResource?)
    -> PlanStep
  {
    var step = PlanStep(action, after.resource.address)
    step.promise = after.digest
    step.resource = after.resource
    step.provenance = after.provenance
    guard let before else { return step }
    step.expect = before.digest
    if before.resource.address != after.resource.address { step.from = before.resource.address }
    step.changes = PlanStep.Change.between(before.resource.moved(to: after.resource.address), after.resource)
    if step.deletes { step.gates += protection(of: before) }
    return step
  }

  private static func deletion(_ before: RecordedResource) -> PlanStep {
    var step = PlanStep(.delete, before.resource.address)
    step.expect = before.digest
    step.changes = PlanStep.Change.between(before.resource, nil)
    step.gates = protection(of: before)
    return step
  }

  private static func protection(of resource: RecordedResource) -> [Gate] {
    resource.resource[.channelProtect] == nil ? [] : [.protected]
  }

  // MARK: - Order

  private mutating func finish(_ wanted: WantedMerchant) {
    steps.sort(by: Self.precedes)
    Self.number(&steps, by: wanted)
  }

  /// Numbers the channels that take a new ordinal, in declaration order.
  private static func number(_ steps: inout [PlanStep], by wanted: WantedMerchant) {
    let declared = Dictionary(
      wanted.channelOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let fresh = steps.indices.filter {
      steps[$0].kind == .channel && (steps[$0].action == .create || steps[$0].action == .replace)
    }.sorted { declared[steps[$0].address] ?? .max < declared[steps[$1].address] ?? .max }
    for (order, index) in fresh.enumerated() { steps[index].order = order }
  }

  private static func precedes(_ left: PlanStep, _ right: PlanStep) -> Bool {
    (phase(left.action, left.kind), left.address) < (phase(right.action, right.kind), right.address)
  }

  /// Renames come first, then what others need before what needs it; deletions last and the other way round.
  ///
  /// So a channel stops being the default before it is replaced or deleted.
  private static func phase(_ action: PlanStep.Action, _ kind: ResourceKind) -> Int {
    switch (action, kind) {
    case (.rename, .merchant): 0
    case (.rename, .submerchant): 1
    case (.rename, _): 2
    case (.delete, .default): 20
    case (.delete, .group): 21
    case (.delete, .webhook), (.delete, .whitelist), (.delete, .key): 22
    case (.replace, .channel): 23
    case (.delete, .channel): 24
    case (.delete, .submerchant): 25
    case (.delete, .merchant): 26
    case (_, .merchant): 3
    case (_, .key): 4
    case (_, .submerchant): 5
    case (_, .channel): 6
    case (_, .group): 7
    case (_, .default): 8
    case (_, .webhook): 9
    case (_, .whitelist): 10
    }
  }
}
