import MidasCatalog
import MidasStore
import MidasWorklist

extension Worklist {
  /// The worklist of a recorded state.
  init(of reader: some StateReader, catalog: Catalog) throws {
    let ticks = try reader.ticks().map { tick in
      (
        WorkID(revision: tick.revision, position: tick.position, task: tick.task),
        WorkTick(time: tick.time, actor: tick.actor)
      )
    }
    let revisions = try reader.revisions(touching: nil)
    try self.init(
      ticks: Dictionary(ticks) { first, _ in first }, catalog: catalog,
      reading: { enter in
        for revision in revisions {
          enter(try reader.changes(in: revision.number).enumerated().map { WorkChange($1, revision, at: $0) })
        }
      })
  }
}

extension WorkChange {
  fileprivate init(_ change: RecordedChange, _ revision: Revision, at position: Int) {
    self.init(
      revision: revision.number, position: position, address: change.address, from: change.from,
      before: change.before, after: change.after, rotated: change.rotated)
  }
}
