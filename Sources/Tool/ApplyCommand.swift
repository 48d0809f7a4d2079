import ArgumentParser
import Glibc
import MidasDiagnostics
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorkspace

/// `midas apply`: applies a saved plan, or plans and asks.
struct ApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Applies a saved plan, or plans, asks and applies.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(name: .customLong("plan"), help: "A plan that `midas plan --out` saved; no workspace is read.")
  var planFile: String?

  @Flag(help: "Applies without asking.")
  var autoApprove = false

  @Option(help: ArgumentHelp("Gates to open, separated by commas.", valueName: "words"))
  var allow: [String] = []

  @Option(help: "Refuses any plan but the one with this fingerprint.")
  var expectFingerprint: String?

  @Option(help: "How long to wait for another apply: 10s, 500ms, 2m.")
  var lockTimeout = LockTimeout(seconds: 10)

  @Option(help: "Who applies; default: GITHUB_ACTOR, GITLAB_USER_LOGIN, user@host.")
  var actor: String?

  @Option(name: .customLong("target"), help: "Applies to this merchant and no other; may be repeated.")
  var targets: [String] = []

  @Option(help: "The form in which the plan is shown: text, json.")
  var format = OutputFormat.text

  func run() throws {
    let allowed = try allowedGates()
    let expected = try expectedFingerprint()
    let (plan, store, root) = try planFile.map { try saved($0) } ?? fresh(allowed)
    guard expected == nil || expected == plan.fingerprint else {
      throw CommandFailure(
        status: .stale, message: "the plan has fingerprint \(plan.fingerprint), not the one that was expected"
      )
    }
    Terminal.write(format == .json ? plan.json : plan.text)
    guard !plan.isEmpty else { return messages.say("Nothing to apply.") }
    try checkGates(of: plan, allowed)
    // A saved plan was looked at before it was handed over.
    if planFile == nil, !autoApprove { try askForApproval() }
    let author = Author(actor: actor ?? Person.current, commit: Git.commit(of: root))
    let revision = try StoreAccess.reporting { try store.apply(plan, by: author) }
    messages.say("Applied as revision \(revision.number).")
  }

  // MARK: - What to apply

  private typealias Task = (plan: Plan, store: any StateStore, root: String)

  private func saved(_ path: String) throws -> Task {
    guard workspace.paths.isEmpty, targets.isEmpty else {
      throw CommandFailure(
        status: .usage, message: "a saved plan says what it is about: name no paths or targets")
    }
    let plan = try PlanFile.read(path)
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    return (
      plan, try store(below: surroundings.root, declared: surroundings.settings.state), surroundings.root
    )
  }

  private func fresh(_ allowed: Set<Gate>) throws -> Task {
    let compiled = try workspace.compiled()
    let session = try PlanSession(compiled, targets: targets, isJSON: format == .json)
    let root = compiled.workspace.root
    let store = try store(below: root, declared: compiled.workspace.settings.state)
    let outcome = try StoreAccess.reporting { try session.plan(against: store) }
    var findings = session.diagnostics(of: outcome.findings)
    // Whether another workspace's merchant may be taken over is a gate of apply.
    findings.removeAll { $0.rule == "merchant-owned-elsewhere" }
    if !findings.isEmpty {
      Terminal.say(TextReport(files: compiled.files).text(of: findings, isWhole: true), terminator: "")
    }
    if findings.contains(where: { $0.severity == .error }) {
      throw CommandFailure(status: .findings, message: "nothing was applied: the plan has errors")
    }
    return (outcome.plan, store, root)
  }

  private func store(below root: String, declared: String?) throws(CommandFailure) -> any StateStore {
    try state.store(below: root, declared: declared, lockTimeout: lockTimeout.seconds)
  }

  private func expectedFingerprint() throws(CommandFailure) -> Digest? {
    guard let text = expectFingerprint else { return nil }
    guard let digest = Digest(hex: text) else {
      throw CommandFailure(status: .usage, message: "--expect-fingerprint takes 64 hexadecimal digits")
    }
    return digest
  }

  // MARK: - Whether to apply

  private func allowedGates() throws(CommandFailure) -> Set<Gate> {
    var gates: Set<Gate> = []
    for word in allow.flatMap({ $0.split(separator: ",") }) {
      guard let gate = Gate(rawValue: String(word)), gate.canBeAllowed else {
        let known = Gate.allCases.filter(\.canBeAllowed).map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          status: .usage,
          message: word == Gate.protected.rawValue
            ? "nothing allows `protected`: take `protect` out in an apply of its own first"
            : "`\(word)` is no gate; --allow takes \(known)")
      }
      gates.insert(gate)
    }
    return gates
  }

  private func checkGates(of plan: Plan, _ allowed: Set<Gate>) throws(CommandFailure) {
    let shut = plan.gates.filter { !allowed.contains($0) }
    guard !shut.isEmpty else { return }
    for gate in shut {
      let stopped = plan.steps.filter { $0.gates.contains(gate) }.map { "`\($0.address)`" }
      let more = stopped.count > 3 ? " and \(stopped.count - 3) more" : ""
      messages.say("\(gate.rawValue): \(gate.reason) (\(stopped.prefix(3).joined(separator: ", "))\(more))")
    }
    let words = shut.filter(\.canBeAllowed).map(\.rawValue)
    let flag = words.isEmpty ? "" : "; `--allow \(words.joined(separator: ","))` lets it through"
    let protection = shut.contains(.protected) ? "; take `protect` out in an apply of its own first" : ""
    throw CommandFailure(status: .gate, message: "nothing was applied\(protection)\(flag)")
  }

  private func askForApproval() throws(CommandFailure) {
    guard isatty(STDIN_FILENO) == 1 else {
      throw CommandFailure(
        status: .gate,
        message: "nothing was applied: nobody is here to ask; `--auto-approve` applies without asking")
    }
    Terminal.say("Apply this plan? Only `yes` does. ", terminator: "")
    guard readLine() == "yes" else {
      throw CommandFailure(status: .gate, message: "nothing was applied: not approved")
    }
  }
}
