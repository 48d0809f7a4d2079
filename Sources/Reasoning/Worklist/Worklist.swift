public import MidasCatalog
import MidasPlanning
import MidasResources

/// What the real console, the PGs and the mail still need so that they are as the state says.
///
/// It is made from the history each time: for every resource, what the console holds since somebody last ticked it is
/// compared with what is recorded now. Several changes so become one step, and what was undone before anybody did it
/// is no step at all.
public struct Worklist: Sendable {
  /// What is left to do, in the order in which it is to be done.
  public private(set) var open: [WorkItem] = []
  /// What was ticked, in the order of the list, with when and by whom.
  public private(set) var done: [(item: WorkItem, tick: WorkTick)] = []

  /// Reads a whole history.
  ///
  /// - Parameters:
  ///   - ticks: What was ticked.
  ///   - read: Hands over the changes of each revision, oldest first.
  public init(
    ticks: [WorkID: WorkTick], catalog: Catalog,
    reading read: (_ enter: ([WorkChange]) -> Void) throws -> Void
  ) rethrows {
    let pending = Dictionary(grouping: ticks.keys) { $0.revision }
    var ledger = WorkLedger(catalog)
    try read { changes in
      ledger.enter(changes)
      for id in pending[changes.first?.revision ?? 0] ?? [] {
        guard let item = ledger.tick(id), let tick = ticks[id] else { continue }
        done.append((item, tick))
      }
    }
    open = ledger.items.sorted()
    done.sort { $0.item < $1.item }
  }

  /// Leaves only the steps that `isMeant` says.
  public func filtered(_ isMeant: (WorkItem) -> Bool) -> Worklist {
    var list = self
    list.open = open.filter(isMeant)
    list.done = done.filter { isMeant($0.item) }
    return list
  }

  /// The open step with that number.
  public func item(numbered number: String) -> WorkItem? { open.first { $0.number == number } }
}
