public import MidasDiagnostics
import MidasRouting

/// What became of slips.
public struct SlipReport: Sendable {
  /// The slips that nobody noticed, as findings.
  public private(set) var findings: [Diagnostic] = []
  /// The tests that would have noticed them, as items of `routes`, each once.
  public private(set) var missingTests: [String] = []
  /// How many slips were made that change something.
  public private(set) var count = 0
  private var byRules = 0
  private var byPlan = 0
  private var byTests = 0

  /// Makes slips.
  public init(_ slips: [Slip], in trial: SlipTrial) throws {
    for slip in slips {
      let verdict = try trial.verdict(on: slip)
      switch verdict {
      case .harmless: continue
      case .rule: byRules += 1
      case .plan: byPlan += 1
      case .test: byTests += 1
      case .nobody(let test): add(slip, test?.request.yaml(expecting: test?.expected ?? .none))
      }
      count += 1
    }
  }

  private mutating func add(_ slip: Slip, _ test: String?) {
    var help =
      "no route test can see it; a lower limit stops it: `policy: { limits: { widen-addresses: 0 } }`"
    if let test {
      help = "this test would notice it: `\(test)`"
      if !missingTests.contains(test) { missingTests.append(test) }
    }
    var finding = Diagnostic(
      rule: "slip-unnoticed", severity: .error, message: "nobody would notice that \(slip.message)",
      place: slip.place, label: slip.label, help: help)
    finding.related = slip.edits.dropFirst().map { edit in
      .init(edit.text.isEmpty ? "left out" : "here `\(edit.text.printable)`", at: edit.place)
    }
    findings.append(finding)
  }

  /// One line on all of them: "24 slips: 10 noticed by rules, 3 by gates, 8 by tests, 3 by nobody".
  public var summary: String {
    guard count > 0 else { return "no slip can be made here" }
    return "\(count) slip\(count == 1 ? "" : "s"): \(byRules) noticed by rules, \(byPlan) by gates, "
      + "\(byTests) by route tests, \(findings.count) by nobody"
  }
}
