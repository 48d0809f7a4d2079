import ArgumentParser
import MidasJSON
import MidasPlanning
import MidasStore
import MidasWorkspace

/// `midas drift`: what was changed in the state behind Midas's back.
struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Holds recorded rows against their seals; the store is only read.",
    discussion: "Exits with 2 where somebody else edited, inserted or removed a row.")

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let store = try state.store(below: surroundings.root, declared: surroundings.settings.state)
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
