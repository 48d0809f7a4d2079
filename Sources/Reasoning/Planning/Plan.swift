public import MidasResources

/// What apply would do, and what it relies on: ordered steps from what is recorded to what is wanted.
///
/// Its JSON is the saved plan.
public struct Plan: Hashable, Sendable {
  /// The version of the canonical encoding that the digests were made with.
  public static let digestVersion = 1
  /// The version of the saved form; it grows by additions only.
  public static let formatVersion = "1.0"

  /// The version of the encoding behind the plan's digests.
  public var digestVersion: Int
  /// The program that made it.
  public var program: String
  /// The store it was made against; nothing if that did not exist yet.
  public var storeID: String?
  /// The workspace that will own the merchants it creates.
  public var workspace: String
  /// Whether the whole root was planned.
  public var scope: Scope
  /// The revision of the store when it was made.
  public var baseRevision: Int
  /// What it may do without being allowed more.
  public var limits: Limits
  /// What it does, in the order in which it does it.
  public var steps: PlanItems<PlanStep>
  /// The entries of invariant tables that its steps take, and who held them.
  public var expects: PlanItems<Expectation>
  /// What it does to the addresses that may call, a merchant each; none where no row comes or goes.
  public var whitelists: [WhitelistChange]
  /// What it does to requests; nothing where none was looked at, since no step is about what they reach.
  public var routes: RouteChanges?
  /// What is left to do by hand.
  public var manualSteps: PlanItems<ManualStep>

  /// A plan of `steps`.
  public init(
    digestVersion: Int = Plan.digestVersion, program: String, storeID: String?, workspace: String,
    scope: Scope,
    baseRevision: Int, limits: Limits, steps: PlanItems<PlanStep> = [],
    expects: PlanItems<Expectation> = [],
    whitelists: [WhitelistChange] = [], routes: RouteChanges? = nil,
    manualSteps: PlanItems<ManualStep> = []
  ) {
    self.digestVersion = digestVersion
    self.program = program
    self.storeID = storeID
    self.workspace = workspace
    self.scope = scope
    self.baseRevision = baseRevision
    self.limits = limits
    self.steps = steps
    self.expects = expects
    self.whitelists = whitelists
    self.routes = routes
    self.manualSteps = manualSteps
  }

  /// Whether there is nothing to do.
  public var isEmpty: Bool { steps.isEmpty }

  /// How many steps do what.
  public var summary: Summary {
    var summary = Summary()
    for step in steps.held { summary.counts[step.action, default: 0] += 1 }
    // What is not held is created whole.
    summary.counts[.create, default: 0] += steps.madeCount
    return summary
  }

  /// The gates that its steps would have to pass, each once.
  public var gates: [Gate] {
    // What a plan creates whole has to pass none.
    let tripped = Set(steps.held.lazy.flatMap(\.gates))
    return Gate.allCases.filter(tripped.contains)
  }

  /// How much of a workspace was planned.
  public enum Scope: String, Sendable {
    /// All of it; merchants that it no longer declares are deleted.
    case root
    /// Some merchants; what is not declared is left alone.
    case merchants
  }

  /// How many steps of a plan do what.
  public struct Summary: Hashable, Sendable {
    fileprivate(set) var counts: [PlanStep.Action: Int] = [:]

    /// The number of steps with that action.
    public subscript(action: PlanStep.Action) -> Int { counts[action, default: 0] }
  }
}

/// Something the console or the PG needs a person for.
public struct ManualStep: Hashable, Sendable {
  /// The resource it is about.
  public var address: Address
  /// What kind of thing is to do, a word for programs: `deposit-url`, `key-file`.
  ///
  /// Of an open list, so that plans of programs that know more words can be read.
  public var kind: String
  /// What to do.
  public var text: String

  /// `text`, to be done about `address`.
  public init(_ address: Address, kind: String, _ text: String) {
    self.address = address
    self.kind = kind
    self.text = text
  }
}
