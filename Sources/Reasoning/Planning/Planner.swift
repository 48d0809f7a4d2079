public import MidasResources

/// Compares what is wanted with what is recorded.
public struct Planner: Sendable {
  /// Facts about channels that are not in their resources.
  public var facts: PlanningFacts
  /// What one apply may do without being allowed more.
  public var limits: Limits
  /// The program's name and version, recorded in the plan.
  public var program: String
  /// What a step leaves to do by hand.
  public var manualSteps: @Sendable (PlanStep) -> [ManualStep]
  /// What becomes of the requests of a merchant; nothing where nobody asks.
  public var routes: (@Sendable (MerchantPassage) -> RouteChanges)?
  /// What is known now of the value behind a recorded fingerprint; nothing where secrets are not resolved.
  ///
  /// With it, every merchant is compared, also one whose declaration is what is recorded: a value may have changed
  /// behind its reference.
  public var secrets: (@Sendable (SecretFingerprint) -> SecretFingerprint.Comparison)?

  /// A planner with those facts and limits.
  public init(
    facts: PlanningFacts = PlanningFacts(), limits: Limits = Limits(), program: String = "midas",
    manualSteps: @escaping @Sendable (PlanStep) -> [ManualStep] = { _ in [] },
    routes: (@Sendable (MerchantPassage) -> RouteChanges)? = nil
  ) {
    self.facts = facts
    self.limits = limits
    self.program = program
    self.manualSteps = manualSteps
    self.routes = routes
  }

  /// A plan with what was found wrong while making it.
  public struct Outcome {
    /// The steps from what is recorded to what is wanted.
    public var plan: Plan
    /// What is wrong, by address.
    public var findings: [PlanFinding]
    /// How many recorded merchants of the workspace are not declared, but left alone since only a part was planned.
    public var leftAlone: Int
  }

  /// The plan that takes `recorded` to `wanted`; `workers` compare merchants.
  public func plan(
    _ wanted: Wanted, against recorded: some RecordedState, by workers: some Workers = OneWorker()
  ) throws -> Outcome {
    let head = try recorded.head()
    let plan = Plan(
      program: program, storeID: head.storeID, workspace: wanted.workspace,
      scope: wanted.selection == .root ? .root : .merchants, baseRevision: head.revision, limits: limits)
    let isRecorded =
      wanted.digest == head.digest && wanted.order == head.order
      && !wanted.entries.contains { $0.hasMoves || $0.formerly != nil }
    if try secrets == nil && isRecorded && recorded.isOwned(by: wanted.workspace) {
      return Outcome(plan: plan, findings: [], leftAlone: 0)
    }

    let pairing = MerchantPairing(wanted, try recorded.index(), comparingAll: secrets != nil)
    var outcome = try outcome(of: pairing, from: plan, wanted.merchant, against: recorded, by: workers)
    if wanted.entries.isEmpty, wanted.selection == .root { outcome.plan.gateEverything(.emptyWorkspace) }
    return outcome
  }

  /// The plan that takes `recorded` back to what it was.
  public func plan(_ restoration: Restoration, against recorded: some RecordedState) throws -> Outcome {
    let head = try recorded.head()
    let plan = Plan(
      program: program, storeID: head.storeID, workspace: restoration.workspace, scope: .merchants,
      baseRevision: head.revision, limits: limits)
    return try outcome(
      of: MerchantPairing(restoration), from: plan, { restoration.merchant(named: $0) },
      names: restoration.names, against: recorded, by: OneWorker())
  }

  /// Compares pair by pair and fills in the plan.
  ///
  /// - Parameter names: Which recorded resource goes by which name, where that is not left to `moved`.
  private func outcome(
    of pairing: MerchantPairing, from empty: Plan,
    _ wanted: @escaping @Sendable (String) throws -> WantedMerchant?, names: [Address: Address]? = nil,
    against recorded: some RecordedState, by workers: some Workers
  ) throws -> Outcome {
    var plan = empty
    let unfold: @Sendable (String) -> [PlanStep] = { handle in
      // It was unfolded before, so that it can be again.
      (try? wanted(handle)).map(MerchantComparison.creation) ?? []
    }
    plan.steps = PlanItems(unfolding: unfold, making: { $0 })
    plan.manualSteps = PlanItems(unfolding: unfold, making: { [manualSteps] in $0.flatMap(manualSteps) })
    var claims = ClaimCheck(facts)
    var findings = pairing.findings
    for group in pairing.pairs.groups {
      let merchants = try recorded.merchants(group.compactMap(\.recorded))
      let comparisons = Comparisons(
        of: group, merchants, wanted, naming: names, workspace: plan.workspace, by: self)
      try workers.inOrder(
        comparisons.pieces, ahead: 4, make: { number in Result { try comparisons.piece(number) } },
        take: { made in
          for compared in try made.get() {
            let comparison = compared.comparison
            let created = comparison.isWholeCreation && names == nil ? comparison.wanted?.handle : nil
            try claims.add(
              comparison.steps, taking: compared.entries, creating: created, against: recorded)
            if let handle = created {
              plan.steps.append(made: handle, count: comparison.steps.count)
              plan.manualSteps.append(made: handle, count: compared.manualSteps.count)
            } else {
              plan.steps.append(contentsOf: comparison.steps)
              plan.manualSteps.append(contentsOf: compared.manualSteps)
            }
            findings += comparison.findings
            if let routes = compared.routes {
              if plan.routes == nil { plan.routes = RouteChanges() }
              plan.routes?.add(routes)
            }
            if let whitelist = comparison.whitelist { plan.whitelists.append(whitelist) }
          }
        })
    }

    let answer = try claims.check(plan.steps, against: recorded)
    plan.expects = answer.expects
    findings += answer.findings

    if plan.steps.held.contains(where: \.deletes) {
      let count = try recorded.deletableCount(in: pairing.recordedInScope)
      plan.gateDeletions(of: count)
    }
    findings.sort { ($0.address, $0.rule, $0.message) < ($1.address, $1.rule, $1.message) }
    return Outcome(plan: plan, findings: findings, leftAlone: pairing.leftAlone)
  }
}
