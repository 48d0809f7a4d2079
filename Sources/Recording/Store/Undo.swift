public import MidasPlanning
public import MidasResources

/// The inverse of one revision's changes, which may be planned as long as nothing that they left was changed since.
public struct Undo {
  /// The revision whose changes are inverted.
  public let revision: Revision
  /// What the merchants that it touched are to be again.
  public let restoration: Restoration
  /// The channels that the revision deleted or replaced, and which are opened anew, with the key that each had.
  public let reopened: [Address: String?]

  /// Inverts what `revision` changed.
  ///
  /// - Parameter workspace: The workspace that undoes it; all merchants that it touched must be its own.
  /// - Throws: `StoreError.stale` where a later revision changed what this one left.
  public init(_ revision: Revision, by workspace: String, reading reader: some StateReader) throws {
    self.revision = revision
    let changes = try reader.changes(in: revision.number).filter(\.isUndoable)
    var inversion = try Inversion(changes, of: revision.number, reading: reader)
    for (handle, row) in inversion.rows.sorted(by: { $0.key < $1.key }) where row.owner != workspace {
      throw StoreError.stale(
        "merchant `\(handle)` belongs to workspace `\(row.owner)`, which has to undo it, not `\(workspace)`")
    }
    try inversion.invert()
    restoration = Restoration(
      workspace: workspace, pairs: try inversion.pairs(), names: inversion.names)
    reopened = Dictionary(
      changes.compactMap { change in
        guard change.action.opensAnew, let before = change.before, before.address.kind == .channel else {
          return nil
        }
        return (before.address, before.text(.channelKey))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The plan that undoes the revision, made by `planner`.
  public func plan(with planner: Planner, reading reader: some StateReader) throws -> Planner.Outcome {
    var outcome = try planner.plan(restoration, against: SealedState(reader))
    for index in outcome.plan.steps.indices {
      guard let key = reopened[outcome.plan.steps[index].address] else { continue }
      outcome.plan.steps[index].notes.insert(
        "it comes back as the youngest channel of its merchant"
          + (key.map { ", and without its key `\($0)`: the console gives it another" } ?? ""), at: 0)
    }
    return outcome
  }
}

extension RecordedChange {
  /// Whether it changed anything that is declared; other changes are about fingerprints, or the owner.
  fileprivate var isUndoable: Bool { before != after }
}

extension PlanStep.Action {
  /// Whether its inverse opens something anew that was there before.
  fileprivate var opensAnew: Bool { self == .delete || self == .replace }
}
