import MidasCatalog
import MidasJSON
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorklist

extension Worklist {
  /// The list for programs.
  func json(in language: Language, _ catalog: Catalog, _ head: Head, withDone: Bool) -> String {
    JSONValue.object([
      "format_version": .string(Plan.formatVersion),
      "store_id": .string(orNull: head.storeID),
      "revision": .number(head.revision),
      "language": .string(language.rawValue),
      "open": .array(open.map { $0.document(in: language, catalog) }),
      "done": withDone ? .array(done.map { $0.item.document(in: language, catalog, $0.tick) }) : nil,
    ]).pretty
  }
}

extension WorkItem {
  fileprivate func document(in language: Language, _ catalog: Catalog, _ tick: WorkTick? = nil) -> JSONValue {
    .object([
      "number": .string(number),
      "address": .string(address.text),
      "revision": .number(id.revision),
      "place": .string(isAtConsole ? "console" : "elsewhere"),
      "kind": .string(kind),
      "text": .string(title(in: language, catalog)),
      "entries": .array(
        entries(in: language, catalog).map { entry in
          .object([
            "field": .string(entry.field), "label": .string(entry.label),
            "before": .string(orNull: entry.before), "value": .string(entry.value),
          ])
        }),
      "notes": .array(notes(in: language, catalog).map { .string($0) }),
      "time": tick.map { .string($0.time) },
      "actor": tick.map { .string($0.actor) },
    ])
  }

  private var isAtConsole: Bool {
    if case .console = work { return true }
    return false
  }
}
