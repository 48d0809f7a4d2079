import MidasResources

/// What a planner makes of a group of merchants, in pieces that need nothing of each other.
struct Comparisons: Sendable {
  private let pairs: ArraySlice<MerchantPairing.Pair>
  private let recorded: [String: RecordedMerchant]
  private let wanted: @Sendable (String) throws -> WantedMerchant?
  private let names: [Address: Address]?
  private let workspace: String
  private let planner: Planner

  private static let pieceSize = 100

  /// A merchant that was compared, with what follows from that.
  struct Compared: Sendable {
    var comparison: MerchantComparison
    /// The entries of invariant tables that its steps take, as if nobody held them.
    var entries: [Expectation]
    var manualSteps: [ManualStep]
    var routes: RouteChanges?
  }

  /// The comparisons of `pairs`, of which `merchants` are recorded.
  ///
  /// - Parameter names: Which recorded resource goes by which name, where that is not left to `moved`.
  init(
    of pairs: ArraySlice<MerchantPairing.Pair>, _ merchants: [RecordedMerchant],
    _ wanted: @escaping @Sendable (String) throws -> WantedMerchant?, naming names: [Address: Address]?,
    workspace: String, by planner: Planner
  ) {
    self.pairs = pairs
    recorded = Dictionary(merchants.map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
    self.wanted = wanted
    self.names = names
    self.workspace = workspace
    self.planner = planner
  }

  /// How many pieces there are.
  var pieces: Int { (pairs.count + Self.pieceSize - 1) / Self.pieceSize }

  /// The merchants of the piece with that number, in their order.
  func piece(_ number: Int) throws -> [Compared] {
    try pairs.dropFirst(number * Self.pieceSize).prefix(Self.pieceSize).map { pair in
      var comparison = MerchantComparison(
        wanted: try pair.wanted.flatMap(wanted), recorded: pair.recorded.flatMap { recorded[$0] },
        workspace: workspace, facts: planner.facts, limits: planner.limits, secrets: planner.secrets)
      comparison.compare(naming: names)
      return Compared(
        comparison: comparison, entries: comparison.steps.flatMap { $0.taking(planner.facts) },
        manualSteps: comparison.steps.flatMap(planner.manualSteps),
        routes: planner.routes.flatMap { routes in comparison.passage.map(routes) })
    }
  }
}
