import MidasResources

/// Compares what is wanted with what is recorded.
public struct Planner {
  /// Facts about channels that are not in their resources.
  public var facts: PlanningFacts
  /// What one apply may do without being allowed more.
  public var limits: Limits
  /// The program's name and version, recorded in the plan.
  public var program: String
  /// What a step leaves to do by hand.
  public var manualSteps: (PlanStep) -> [ManualStep]

  /// A planner with those facts and limits.
  public init(
    facts: PlanningFacts = PlanningFacts(), limits: Limits = Limits(), program: String = "midas",
    manualSteps: @escaping (PlanStep) -> [ManualStep] = { _ in [] }
  ) {
    self.facts = facts
    self.limits = limits
    self.program = program
    self.manualSteps = manualSteps
  }

  /// A plan with what was found wrong while making it.
  public struct Outcome {
    /// The steps from what is recorded to what is wanted.
    public var plan: Plan
    /// What is wrong, by address.
    public var findings: [PlanFinding]
    /// How many recorded merchants of the workspace are not declared, but left alone since only a part was planned.
    public var leftAlone: Int
    /// The requests that reached a channel and will find none, in words.
    public var lostRoutes: [String] = []
  }

  /// The plan that takes `recorded` to `wanted`.
  public func plan(_ wanted: Wanted, against recorded: some RecordedState) throws -> Outcome {
    let head = try recorded.head()
    var plan = Plan(
      program: program, storeID: head.storeID, workspace: wanted.workspace,
      scope: wanted.selection == .root ? .root : .merchants, baseRevision: head.revision, limits: limits,
      steps: [], expects: [])
    let isRecorded =
      wanted.digest == head.digest && wanted.order == head.order
      && !wanted.entries.contains { $0.hasMoves || $0.formerly != nil }
    if try isRecorded && recorded.isOwned(by: wanted.workspace) {
      return Outcome(plan: plan, findings: [], leftAlone: 0)
    }

    let pairing = MerchantPairing(wanted, try recorded.index())
    var findings = pairing.findings
    var lostRoutes: [String] = []
    for group in pairing.pairs.groups {
      let merchants = try recorded.merchants(group.compactMap(\.recorded))
      let byHandle = Dictionary(merchants.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
      for pair in group {
        var comparison = MerchantComparison(
          wanted: try pair.wanted.flatMap(wanted.merchant), recorded: pair.recorded.flatMap { byHandle[$0] },
          workspace: wanted.workspace, facts: facts, limits: limits)
        comparison.compare()
        plan.steps += comparison.steps
        findings += comparison.findings
        lostRoutes += comparison.lostRoutes
        if let whitelist = comparison.whitelist { plan.whitelists.append(whitelist) }
      }
    }

    let claims = ClaimCheck(plan.steps, facts)
    let answer = try claims.check(against: recorded)
    plan.expects = answer.expects
    findings += answer.findings

    if plan.steps.contains(where: \.deletes) {
      let count = try recorded.deletableCount(in: pairing.recordedInScope)
      plan.gateDeletions(of: count)
    }
    if wanted.entries.isEmpty, wanted.selection == .root { plan.gateEverything(.emptyWorkspace) }
    plan.manualSteps = plan.steps.flatMap(manualSteps)
    findings.sort { ($0.address, $0.rule, $0.message) < ($1.address, $1.rule, $1.message) }
    return Outcome(plan: plan, findings: findings, leftAlone: pairing.leftAlone, lostRoutes: lostRoutes)
  }
}
