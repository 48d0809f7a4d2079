import ArgumentParser
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
  @OptionGroup var options: ApplyOptions

  @Option(name: .customLong("plan"), help: "A plan that `midas plan --out` saved; no workspace is read.")
  var planFile: String?

  @Option(name: .customLong("target"), help: "Applies to this merchant and no other; may be repeated.")
  var targets: [String] = []

  @Flag(help: "Records the fingerprints of all secrets anew, also of what does not change.")
  var refreshFingerprints = false

  func run() throws {
    try options.check()
    var (task, secrets) = try planFile.map { try saved($0) } ?? fresh()
    task.isRefresh = refreshFingerprints
    guard !refreshFingerprints || secrets != nil else { throw SecretSession.keyIsMissing }
    try options.apply(task, messages) {
      var recording = try SecretSession.fingerprints(for: task.plan, with: &secrets)
      guard refreshFingerprints, var session = secrets else { return recording }
      let refreshed = try StoreAccess.reporting {
        try task.store.read { try session.fingerprints(refreshing: $0, besides: task.plan, in: targets) }
      }
      recording.merge(refreshed) { $1 }
      return recording
    }
  }

  // MARK: - What to apply

  private func saved(_ path: String) throws -> (ApplyOptions.Task, SecretSession?) {
    guard workspace.paths.isEmpty, targets.isEmpty else {
      throw CommandFailure(
        status: .usage, message: "a saved plan says what it is about: name no paths or targets")
    }
    let plan = try PlanFile.read(path)
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let store = try store(below: surroundings.root, declared: surroundings.settings.state)
    return (
      ApplyOptions.Task(
        plan: plan, store: store, root: surroundings.root, catalog: surroundings.settings.catalog,
        isApproved: true),
      try SecretSession(below: surroundings.root)
    )
  }

  private func fresh() throws -> (ApplyOptions.Task, SecretSession?) {
    let progress = Progress(messages)
    let compiled = try progress.during("compiling") { _ in try workspace.compiled() }
    let session = try PlanSession(compiled, targets: targets, isJSON: options.format == .json)
    let root = compiled.workspace.root
    let store = try store(below: root, declared: compiled.workspace.settings.state)
    var secrets = try SecretSession(below: root)
    let outcome = try progress.during("planning") { _ in
      try StoreAccess.reporting { try session.plan(against: store, resolving: &secrets) }
    }
    var findings = session.diagnostics(of: outcome.findings) + session.diagnostics(of: secrets)
    // Whether another workspace's merchant may be taken over is a gate of apply.
    findings.removeAll { $0.rule == "merchant-owned-elsewhere" }
    if !findings.isEmpty {
      Terminal.say(TextReport(files: compiled.files).text(of: findings, isWhole: true), terminator: "")
    }
    if findings.contains(where: { $0.severity == .error }) {
      throw CommandFailure(status: .findings, message: "nothing was applied: the plan has errors")
    }
    return (
      ApplyOptions.Task(
        plan: outcome.plan, store: store, root: root, catalog: compiled.workspace.settings.catalog), secrets
    )
  }

  private func store(below root: String, declared: String?) throws(CommandFailure) -> any StateStore {
    try state.store(below: root, declared: declared, lockTimeout: options.lockTimeout.seconds)
  }
}
