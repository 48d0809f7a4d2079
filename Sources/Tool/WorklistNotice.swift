import MidasCatalog
import MidasDiagnostics
import MidasPlanning
import MidasStore
import MidasWorklist

/// What apply says of the work that it leaves to people.
struct WorklistNotice {
  /// Lines for the person; empty where nothing is left to do.
  let lines: [String]

  /// The most merchants and revisions of a state whose history is read just to count the steps.
  private static let most = (merchants: 1_000, revisions: 2_000)

  /// Looks at a state after `revision` was applied.
  init(after revision: Revision, in store: some StateStore, catalog: Catalog) {
    // The revision is recorded: that its work cannot be counted now is no failure of the apply.
    let list = try? store.read { reader in
      let isShort = try reader.index().count <= Self.most.merchants && revision.number <= Self.most.revisions
      return isShort ? try Worklist(of: reader, catalog: catalog) : nil
    }
    guard let list = list ?? nil else {
      lines = ["`midas worklist` lists what is to be done by hand."]
      return
    }
    guard !list.open.isEmpty else {
      lines = []
      return
    }
    let fresh = list.open.filter { $0.id.revision == revision.number }
    let share =
      switch fresh.count {
      case 0: ", from earlier revisions"
      case list.open.count: ""
      default: ", \(fresh.count) of them from this revision"
      }
    var lines = ["To do by hand: \(list.open.count == 1 ? "1 step" : "\(list.open.count) steps")\(share)."]
    for item in fresh.prefix(3) {
      lines.append("  \(item.number)  \(item.address)  \(item.title(in: .english, catalog).printable)")
    }
    if fresh.count > 3 { lines.append("  … and \(fresh.count - 3) more") }
    self.lines = lines + ["`midas worklist` lists what is to be entered, in English or Korean."]
  }
}
