import ArgumentParser
import MidasCompiler
import MidasDiagnostics
import MidasPlanning
import MidasResources
import MidasSource
import MidasStore
import MidasWorkspace

/// A compiled workspace on its way to a plan.
struct PlanSession {
  let compiled: CompiledWorkspace
  /// The merchants named with `--target`; empty for what the paths select.
  let targets: [String]

  /// A session on a workspace without errors.
  ///
  /// - Parameter isJSON: Whether standard output is for a program, which gets errors as `validate` prints them.
  /// - Throws: `CommandFailure` where there are errors, which are printed, or a target that nothing declares.
  init(_ compiled: CompiledWorkspace, targets: [String] = [], isJSON: Bool = false) throws(CommandFailure) {
    self.compiled = compiled
    self.targets = targets
    guard !compiled.blocksPlan else {
      let errors = compiled.findings.filter { $0.severity == .error }
      Terminal.say(TextReport(files: compiled.files).text(of: errors), terminator: "")
      if isJSON {
        Terminal.write(JSONReport(files: compiled.files).text(of: compiled.findings, tally: compiled.tally))
      }
      throw CommandFailure(
        status: .findings,
        message: errors.isEmpty
          ? "the workspace has errors outside of what was asked about; `midas validate` shows them"
          : "there is no plan while the configuration has errors")
    }
    for target in targets where compiled.linked.merchant(named: target) == nil {
      throw CommandFailure(status: .usage, message: "no merchant `\(target)` is declared")
    }
  }

  /// Plans against what `store` holds.
  ///
  /// - Parameter secrets: what resolves the references of what is planned; nothing where they are not to be.
  func plan(against store: any StateStore, resolving secrets: inout SecretSession?) throws -> Planner.Outcome
  {
    var planner = Planner(compiled.workspace.settings)
    if secrets != nil {
      secrets?.resolve(try references())
      planner.secrets = secrets?.comparison
    }
    let wanted = Wanted(
      workspace: compiled.workspace.settings.name, selection: selection,
      entries: compiled.linked.wantedEntries,
      merchant: merchant)
    return try store.read { try planner.plan(wanted, against: SealedState($0), by: AllCores()) }
  }

  /// The references of everything that is planned.
  private func references() throws -> [Address: [String]] {
    var references: [Address: [String]] = [:]
    let selection = selection
    for declared in compiled.linked.merchants where selection.includes(declared.handle) {
      for wanted in try merchant(declared.handle)?.resources ?? [] {
        let secrets = wanted.resource.secretReferences
        if !secrets.isEmpty { references[wanted.resource.address] = secrets }
      }
    }
    return references
  }

  @Sendable
  func merchant(_ handle: String) throws(CommandFailure) -> WantedMerchant? {
    let files = compiled.workspace.files
    guard let merchant = compiled.linked.merchant(named: handle) else { return nil }
    do throws(CorruptEncoding) {
      return try compiled.linked.wanted(merchant) { files[$0].path }
    } catch {
      throw CommandFailure(
        status: .unreadable,
        message: "the file that declares `\(handle)` changed while it was planned; run the command again")
    }
  }

  /// What is planned: everything, or the merchants of which something is declared in the selected files.
  private var selection: Wanted.Selection {
    guard targets.isEmpty else { return .merchants(Set(targets)) }
    let selected = compiled.workspace.selection
    guard selected != .root else { return .root }
    let linked = compiled.linked
    let merchants = linked.merchants.filter { linked.isDeclared($0, in: selected.includes) }
    return .merchants(Set(merchants.map(\.handle)))
  }

  // MARK: - Findings

  /// The findings of plan, each at the scalar that declares what it is about.
  func diagnostics(of findings: [PlanFinding]) -> [Diagnostic] {
    let diagnostics = findings.map { finding in
      Diagnostic(
        rule: finding.rule, severity: finding.isWarning ? .warning : .error, message: finding.message,
        place: place(of: finding), label: finding.label, help: finding.help)
    }
    return compiled.rated(diagnostics).inPrintedOrder(of: compiled.files)
  }

  private func place(of finding: PlanFinding) -> Place {
    let linked = compiled.linked
    if let place = finding.claim.flatMap({ linked.place(of: $0, heldBy: finding.address) }) { return place }
    if let move = finding.move, let places = linked.places(ofMoveFrom: move.from, to: move.to) {
      return finding.address == move.to ? places.to : places.from
    }
    // A merchant as a resource is declared by its key, whose it is by its handle.
    if finding.rule == "merchant-owned-elsewhere",
      let merchant = linked.merchant(named: finding.address.merchant)
    {
      return linked.place(of: merchant)
    }
    return linked.place(of: finding.address) ?? linked.place(of: .merchant(finding.address.merchant))
      ?? Place(file: Workspace.settingsFile, SourceSpan(at: 0))
  }
}
