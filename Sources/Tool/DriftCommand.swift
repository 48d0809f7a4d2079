import ArgumentParser
import MidasJSON
import MidasPlanning
import MidasStore
import MidasWorkspace

/// `midas drift`: what was changed in the state behind Midas's back.
struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Holds what is recorded against its seals, or against PortOne; the store is only read.",
    discussion: """
      Exits with 2 where somebody else edited, inserted or removed a row, or, with --against portone, where PortOne \
      lists something else than is recorded. PortOne is asked with the REST API key and secret that a merchant's \
      `keys` refer to, and only asked.
      """)

  @Option(help: "What the state is held against: seals, portone.")
  var against = Measure.seals

  @Option(
    name: .customLong("target"),
    help: ArgumentHelp(
      "A merchant to compare with PortOne; may be repeated. Default: all.", valueName: "merchant"))
  var targets: [String] = []

  @Flag(help: "Proposes the channel keys that PortOne knows and the state does not, as a patch of the files.")
  var adoptKeys = false

  @Flag(help: "With --adopt-keys: writes the keys into the files instead.")
  var fix = false

  @OptionGroup var console: ConsoleOptions
  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  enum Measure: String, CaseIterable, ExpressibleByArgument {
    /// The seals under which apply left the rows.
    case seals
    /// What PortOne's read API lists.
    case portone
  }

  func validate() throws {
    if against != .portone, adoptKeys || console.isUsed || !targets.isEmpty {
      throw ValidationError(
        "--target, --adopt-keys, --portone-url and --time-limit go with --against portone")
    }
    if fix && !adoptKeys { throw ValidationError("--fix goes with --adopt-keys") }
  }

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
    switch against {
    case .seals: try holdAgainstSeals(store, surroundings)
    case .portone: try holdAgainstPortOne(store, surroundings)
    }
  }

  private func holdAgainstPortOne(_ store: any StateStore, _ surroundings: Surroundings) throws {
    let drift = try ConsoleDrift(store, targets: targets, in: surroundings, asking: console)
    let adopted = adoptKeys ? try AdoptedKeys(drift.keys) : nil
    switch format {
    case .json: Terminal.write(drift.json(patch: adopted?.patch))
    case .text:
      // The patch is for a program, and has standard output for itself.
      if adopted == nil || fix {
        Terminal.write(drift.text)
      } else {
        messages.say(drift.text, terminator: "")
      }
      if let adopted, !fix { Terminal.write(adopted.patch) }
      if !drift.comparisons.isEmpty { messages.say(drift.summary) }
    }
    if let adopted {
      for refusal in adopted.refusals { messages.say("note: \(refusal)") }
      if fix { try adopted.write(messages) }
    }
    if drift.results.isEmpty { messages.say("Nothing is recorded.") }
    let silences = drift.silences
    guard silences.isEmpty else {
      throw CommandFailure(
        status: .unavailable,
        message: silences.map { "\($0.merchant): \($0.reason)" }.joined(separator: "\nmidas: "))
    }
    if !drift.isEmpty { throw CommandFailure(status: .differences) }
  }

  private func holdAgainstSeals(_ store: any StateStore, _ surroundings: Surroundings) throws {
    let facts = PlanningFacts(surroundings.settings.catalog)
    let (head, drift) = try StoreAccess.reporting {
      try store.read { (try $0.head(), try Drift(of: $0, facts: facts)) }
    }
    switch format {
    case .json: Terminal.write(json(of: drift, head))
    case .text:
      Terminal.write(drift.differences.map(text).joined())
      let rows = drift.rowCount == 1 ? "1 row" : "\(drift.rowCount) rows"
      messages.say(
        drift.differences.isEmpty
          ? "\(rows), all as revision \(head.revision) left them."
          : "\(drift.differences.count) differences in \(rows): somebody wrote to the state without midas.")
    }
    if !drift.differences.isEmpty { throw CommandFailure(status: .differences) }
  }

  private func text(of difference: Drift.Difference) -> String {
    ["\(difference.kind.mark) \(difference.subject): \(difference.message)"].map { "\($0)\n" }.joined()
      + difference.changes.map { "    \($0.line)\n" }.joined()
  }

  private func json(of drift: Drift, _ head: Head) -> String {
    JSONValue.object([
      "format_version": .string(Plan.formatVersion),
      "store_id": .string(orNull: head.storeID),
      "revision": .number(head.revision),
      "rows": .number(drift.rowCount),
      "differences": .array(
        drift.differences.map { difference in
          .object([
            "kind": .string(difference.kind.rawValue), "subject": .string(difference.subject),
            "message": .string(difference.message),
            "changes": .array(difference.changes.map { .string($0.line) }),
          ])
        }),
    ]).pretty
  }
}

extension Drift.Kind {
  /// The sign before a line of that kind, as in a plan.
  fileprivate var mark: String {
    switch self {
    case .edited: "~"
    case .inserted: "+"
    case .removed: "-"
    case .invariant, .seal, .head: "!"
    }
  }
}
