import ArgumentParser
import MidasDiagnostics
import MidasPlanning
import MidasWorkspace

/// `midas plan`: what apply would do.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what apply would do; the store is only read.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "Saves the plan, for `midas apply --plan FILE`.")
  var out: String?

  @Flag(help: "Exit with 2 where there is something to do.")
  var detailedExitcode = false

  @Option(name: .customLong("target"), help: "Plans this merchant and no other; may be repeated.")
  var targets: [String] = []

  @Option(help: "Exit with 4 where requests lose the channel they reach: route-loss.")
  var failOn: Failure?

  @Option(help: "The form of the output: text, json, markdown.")
  var format = Format.text

  enum Failure: String, CaseIterable, ExpressibleByArgument {
    case routeLoss = "route-loss"
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case markdown
  }

  func run() throws {
    let progress = Progress(messages)
    let compiled = try progress.during("compiling") { _ in try workspace.compiled() }
    let session = try PlanSession(compiled, targets: targets, isJSON: format == .json)
    let settings = compiled.workspace.settings
    let store = try state.store(below: compiled.workspace.root, declared: settings.state)
    var secrets = try SecretSession(below: compiled.workspace.root)
    let outcome = try progress.during("planning") { _ in
      try StoreAccess.reporting { try session.plan(against: store, resolving: &secrets) }
    }
    if let count = secrets?.count {
      messages.say("Resolved \(count == 1 ? "1 reference" : "\(count) references").")
    }
    let findings = session.diagnostics(of: outcome.findings) + session.diagnostics(of: secrets)
    if !findings.isEmpty {
      Terminal.say(TextReport(files: compiled.files).text(of: findings, isWhole: true), terminator: "")
    }
    if outcome.leftAlone > 0 {
      let merchants =
        outcome.leftAlone == 1 ? "1 recorded merchant" : "\(outcome.leftAlone) recorded merchants"
      messages.say("note: \(merchants) that nothing declares: left alone, since only a part is planned")
    }
    let plan = progress.during("fingerprinting the plan") { _ in FixedPlan(outcome.plan, by: AllCores()) }
    write(plan)

    // A merchant of another workspace may still be taken over by who applies the plan.
    let errors = findings.filter { $0.severity == .error }
    if let out, errors.allSatisfy({ $0.rule == "merchant-owned-elsewhere" }) {
      try PlanFile.write(plan, to: out)
    }
    var statuses: [ExitStatus] = []
    if !errors.isEmpty { statuses.append(.findings) }
    if failOn == .routeLoss, outcome.plan.routes?.haveLosses == true { statuses.append(.gate) }
    if detailedExitcode, !outcome.plan.isEmpty { statuses.append(.differences) }
    let status = ExitStatus.first(of: statuses)
    if status != .done { throw CommandFailure(status: status) }
  }

  private func write(_ plan: FixedPlan) {
    Terminal.write { output in
      switch format {
      case .text: plan.writeText(to: &output, by: AllCores())
      case .json: plan.writeJSON(to: &output, by: AllCores())
      case .markdown: output.write(plan.plan.markdown())
      }
    }
  }
}
