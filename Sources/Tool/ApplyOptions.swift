import ArgumentParser
import Glibc
import MidasCatalog
import MidasPlanning
import MidasResources
import MidasStore

/// The options of every verb that writes to a state store, and the way from a plan to a revision.
struct ApplyOptions: ParsableArguments {
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

  @Option(help: "The form in which the plan is shown: text, json.")
  var format = OutputFormat.text

  /// A plan on its way into a store.
  struct Task {
    /// What to do.
    var plan: Plan
    /// Where it is recorded.
    var store: any StateStore
    /// The root of the workspace, whose commit is recorded.
    var root: String
    /// The catalog of the workspace, which knows what is left to do by hand.
    var catalog: Catalog
    /// It was looked at before it was handed over.
    var isApproved = false
    /// It is written even if the plan is empty.
    var isRefresh = false
  }

  /// Shows the plan, holds it against the gates, asks and applies.
  ///
  /// - Parameter fingerprints: what is to be recorded of the secrets behind references; asked for once all else stands.
  func apply(
    _ task: Task, _ messages: MessageOptions,
    recording fingerprints: () throws -> [Address: [SecretFingerprint]]
  ) throws {
    let plan = task.plan
    let progress = Progress(messages)
    let fixed = progress.during("fingerprinting the plan") { _ in FixedPlan(plan, by: AllCores()) }
    try checkFingerprint(of: fixed)
    Terminal.write {
      format == .json ? fixed.writeJSON(to: &$0, by: AllCores()) : fixed.writeText(to: &$0, by: AllCores())
    }
    guard !plan.isEmpty || task.isRefresh else { return messages.say("Nothing to apply.") }
    try checkGates(of: plan, messages)
    if !task.isApproved, !autoApprove { try askForApproval() }
    let fingerprints = try fingerprints()
    guard !plan.isEmpty || !fingerprints.isEmpty else {
      return messages.say("Nothing to apply: every fingerprint is recorded already.")
    }
    let author = Author(actor: actor ?? Person.current, commit: Git.commit(of: task.root))
    let revision = try progress.during("applying", of: plan.steps.count, "steps") { report in
      try StoreAccess.reporting {
        try task.store.apply(fixed, by: author, recording: fingerprints, with: AllCores(), reporting: report)
      }
    }
    messages.say("Applied as revision \(revision.number).")
    guard !messages.quiet else { return }
    let notice = WorklistNotice(after: revision, in: task.store, catalog: task.catalog)
    for line in notice.lines { messages.say(line) }
  }

  /// Refuses words that are no gates and a fingerprint that is none, before anything is looked at.
  func check() throws(CommandFailure) {
    _ = try allowedGates()
    _ = try expectedFingerprint()
  }

  private func checkFingerprint(of plan: FixedPlan) throws(CommandFailure) {
    let expected = try expectedFingerprint()
    guard expected == nil || expected == plan.fingerprint else {
      throw CommandFailure(
        status: .stale, message: "the plan has fingerprint \(plan.fingerprint), not the one that was expected"
      )
    }
  }

  private func expectedFingerprint() throws(CommandFailure) -> Digest? {
    guard let text = expectFingerprint else { return nil }
    guard let digest = Digest(hex: text) else {
      throw CommandFailure(
        status: .usage, message: "--expect-fingerprint takes 64 hexadecimal digits")
    }
    return digest
  }

  // MARK: - Gates

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

  private func checkGates(of plan: Plan, _ messages: MessageOptions) throws(CommandFailure) {
    let allowed = try allowedGates()
    let shut = plan.gates.filter { !allowed.contains($0) }
    guard !shut.isEmpty else { return }
    for gate in shut {
      let stopped = plan.steps.held.filter { $0.gates.contains(gate) }.map { "`\($0.address)`" }
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
