import MidasCatalog
import MidasCompiler
public import MidasDiagnostics
import MidasFixing
public import MidasPlanning
import MidasResources
public import MidasRouting
import MidasSource
public import MidasWorkspace

/// Makes slips in a workspace, one at a time and in memory only, and sees who notices.
public struct SlipTrial {
  private let compiled: CompiledWorkspace
  private let tests: [RouteTest]
  private let planner: Planner
  private let recorded: DeclaredState
  private let views: RouteViews
  private let severity: Severity
  private let before: [Finding: Int]

  /// Slips in a workspace without errors, whose tests pass.
  ///
  /// - Parameters:
  ///   - severity: From which severity on a finding of `validate` counts as noticing.
  ///   - planner: What plans a slip against the workspace as it is; its gates count.
  public init(
    in compiled: CompiledWorkspace, tests: [RouteTest], planner: Planner, from severity: Severity = .error
  ) throws {
    self.compiled = compiled
    self.tests = tests
    self.severity = severity
    var planner = planner
    (planner.manualSteps, planner.routes, planner.secrets) = ({ _ in [] }, nil, nil)
    self.planner = planner
    recorded = try DeclaredState(compiled, planner.facts)
    views = RouteViews(compiled)
    before = Self.counted(compiled.findings(replacing: [:]) ?? [], from: severity)
  }

  /// Slips drawn by `seed`, at most `count`, every kind in turn.
  public func slips(_ count: Int, seed: UInt64) -> [Slip] {
    var random = SlipNumbers(seed: seed)
    var byKind = Slip.Kind.allCases.map { _ in [Slip]() }
    let positions = Dictionary(
      Slip.Kind.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for slip in Slips.all(in: compiled) { positions[slip.kind].map { byKind[$0].append(slip) } }
    for index in byKind.indices { random.shuffle(&byKind[index]) }
    var drawn: [Slip] = []
    while drawn.count < count, byKind.contains(where: { !$0.isEmpty }) {
      for index in byKind.indices where drawn.count < count {
        if let slip = byKind[index].popLast() { drawn.append(slip) }
      }
    }
    return drawn
  }

  /// Who notices a slip.
  public enum Verdict: Sendable {
    /// It changes nothing that a request or the whitelist shows, or cannot be made.
    case harmless
    /// A rule finds it: its id.
    case rule(String)
    /// A gate stops it, or a finding of plan: its word or id.
    case plan(String)
    /// A route test fails.
    case test
    /// Nobody; a test that would, unless it is the whitelist that is wider.
    case nobody(test: (request: RouteRequest, expected: Expectation)?)
  }

  /// Makes one slip.
  public func verdict(on slip: Slip) throws -> Verdict {
    guard let texts = texts(after: slip) else { return .harmless }
    let (linked, findings) = compiled.relinked(replacing: texts, for: .planning)
    let excess = Self.counted(findings, from: severity).filter { $0.value > before[$0.key] ?? 0 }
    if let finding = excess.keys.min(by: { $0.rule < $1.rule }) { return .rule(finding.rule) }
    // Where a file cannot be read any more, `validate` has said so.
    guard !linked.isOpen else { return .harmless }

    let after = RouteViews(linked, of: compiled.workspace)
    let files = compiled.workspace.files
    let wanted = Wanted(workspace: compiled.workspace.settings.name, entries: linked.wantedEntries) {
      handle in
      try linked.merchant(named: handle).map { merchant in
        try linked.wanted(merchant) { files[$0].path }
      }
    }
    let outcome = try planner.plan(wanted, against: recorded)
    guard !outcome.plan.isEmpty else { return .harmless }
    if let gate = outcome.plan.gates.first { return .plan(gate.rawValue) }
    if let finding = outcome.findings.first(where: { !$0.isWarning }) { return .plan(finding.rule) }

    let merchants = Set(outcome.plan.steps.map(\.address.merchant))
    let concerned = tests.filter { merchants.contains($0.request.scope.merchant) }
    if try !RouteTestRun(concerned, on: after).findings.isEmpty { return .test }
    for handle in merchants.sorted() {
      if let test = try test(noticing: views[handle], to: after[handle]) { return .nobody(test: test) }
    }
    // What no request sees does harm only to those who may call.
    return outcome.plan.whitelists.isEmpty ? .harmless : .nobody(test: nil)
  }

  private func texts(after slip: Slip) -> [Int32: [UInt8]]? {
    var texts: [Int32: [UInt8]] = [:]
    for (file, edits) in Dictionary(grouping: slip.edits, by: \.place.file) {
      guard let source = compiled.files[file], let patch = Patch(edits) else { return nil }
      texts[file] = patch.applied(to: source.bytes)
    }
    return texts
  }

  /// A test that a merchant passes as it is, and fails after a slip: what is lost first, then what moves.
  private func test(
    noticing before: RouteView?, to after: RouteView?
  ) -> (request: RouteRequest, expected: Expectation)? {
    guard let before, let after else { return nil }
    var names: [Address: Address] = [:]
    for (scope, _) in after.scopes { names[scope] = scope }
    for channel in after.channels { names[channel.address] = channel.address }
    let difference = RouteDifference(from: before, to: after, names: names, catalog: views.catalog)
    let router = Router(before, catalog: views.catalog)
    let later = Router(after, catalog: views.catalog)
    for effect in RouteDifference.Change.Effect.allCases {
      for change in difference.changes where change.effect == effect {
        let expected = Expectation(router.answer(change.request), to: change.request, in: before)
        if !expected.isMet(by: later.answer(change.request), to: change.request, in: after) {
          return (change.request, expected)
        }
      }
    }
    return nil
  }

  /// What makes two findings the same before and after a slip.
  private struct Finding: Hashable {
    let rule: String
    let message: String
  }

  private static func counted(_ findings: [Diagnostic], from severity: Severity) -> [Finding: Int] {
    findings.reduce(into: [:]) { counts, finding in
      guard finding.severity >= severity else { return }
      counts[Finding(rule: finding.rule, message: finding.message), default: 0] += 1
    }
  }
}

/// SplitMix64, so that a seed makes the same slips everywhere.
private struct SlipNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Brings elements into an order of chance (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in elements.indices.reversed() where index > 0 {
      elements.swapAt(index, Int((next() >> 33) % UInt64(index + 1)))
    }
  }
}
