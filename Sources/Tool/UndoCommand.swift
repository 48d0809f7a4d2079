import ArgumentParser
import MidasPlanning
import MidasStore
import MidasWorkspace

/// `midas undo`: the inverse of what a revision changed.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Plans the inverse of a revision, asks and applies it.",
    discussion: "Changes the recorded state, not the files of the workspace.")

  @Argument(help: "The revision to undo, as `midas history` numbers it.")
  var revision: Int

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions
  @OptionGroup var options: ApplyOptions

  @Option(help: "Saves the plan, for `midas apply --plan FILE`, and applies nothing.")
  var out: String?

  func run() throws {
    try options.check()
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let store = try state.store(
      below: surroundings.root, declared: surroundings.settings.state,
      lockTimeout: options.lockTimeout.seconds)
    let (revision, outcome) = try plan(against: store, surroundings.settings)
    try report(outcome.findings)
    guard !outcome.plan.isEmpty else {
      return messages.say("Nothing to undo: revision \(revision.number) changed nothing that is declared.")
    }
    sayWhatItIs(revision)
    if let out {
      let plan = FixedPlan(outcome.plan)
      Terminal.write { options.format == .json ? plan.writeJSON(to: &$0) : plan.writeText(to: &$0) }
      return try PlanFile.write(plan, to: out)
    }
    var secrets = try SecretSession(below: surroundings.root)
    try options.apply(
      ApplyOptions.Task(
        plan: outcome.plan, store: store, root: surroundings.root, catalog: surroundings.settings.catalog),
      messages
    ) {
      try SecretSession.fingerprints(for: outcome.plan, with: &secrets)
    }
  }

  private func plan(
    against store: any StateStore, _ settings: Settings
  ) throws -> (revision: Revision, outcome: Planner.Outcome) {
    try StoreAccess.reporting {
      try store.read { reader in
        let revisions = try reader.revisions(touching: nil)
        guard let revision = revisions.first(where: { $0.number == self.revision }) else {
          let last = revisions.last.map { "the last one is \($0.number)" } ?? "nothing was applied yet"
          throw CommandFailure(status: .findings, message: "there is no revision \(self.revision): \(last)")
        }
        do {
          let undo = try Undo(revision, by: settings.name, reading: reader)
          return (revision, try undo.plan(with: Planner(settings), reading: reader))
        } catch StoreError.stale(let reason) {
          throw CommandFailure(
            status: .stale, message: "revision \(revision.number) cannot be undone: \(reason)")
        }
      }
    }
  }

  /// What stands in the way has no place in a file: the workspace is not read.
  private func report(_ findings: [PlanFinding]) throws(CommandFailure) {
    for finding in findings {
      let severity = finding.isWarning ? "warning" : "error"
      Terminal.say("\(severity)[\(finding.rule)]: \(finding.message)")
      if let help = finding.help { Terminal.say("  = help: \(help)") }
    }
    if findings.contains(where: { !$0.isWarning }) {
      throw CommandFailure(status: .findings, message: "nothing was applied: the plan has errors")
    }
  }

  private func sayWhatItIs(_ revision: Revision) {
    let commit = revision.commit.map { " of commit \($0.prefix(12))" } ?? ""
    messages.say(
      "note: this changes the state, not the files: take the change\(commit) out of them too, or the next plan "
        + "does it again")
  }
}
