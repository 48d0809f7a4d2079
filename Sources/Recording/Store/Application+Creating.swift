import MidasPlanning
import MidasResources

extension Application {
  /// Writes the merchants that are created whole; while some are written, `workers` make those that come next.
  func create(by workers: some Workers, reporting report: (_ done: Int) -> Void) throws {
    guard !created.isEmpty else { return }
    let groups = created.groups
    let creation = Creation(plan: plan, recorder: recorder)
    var done = steps.count
    try workers.inOrder(
      groups.count, ahead: 1, make: { number in Result { try creation.batch(of: groups[number]) } },
      take: { made in
        report(done)
        let batch = try made.get()
        try transaction.write(batch)
        done += batch.changes.count
      })
    try transaction.settle()
  }
}

/// What becomes of merchants that are created whole.
private struct Creation: Sendable {
  let plan: Plan
  let recorder: Recorder
  /// The merchants whose entries of invariant tables are not held either.
  let takers: Set<String>

  init(plan: Plan, recorder: Recorder) {
    self.plan = plan
    self.recorder = recorder
    takers = Set(plan.expects.made.lazy.map(\.handle))
  }

  func batch(of group: ArraySlice<PlanItems<PlanStep>.Made>) throws -> Batch {
    var rows: [String: MerchantRow] = [:]
    var batch = Batch()
    for made in group {
      let steps = plan.steps.items(of: made.handle)
      // Each time they are asked for, they are to be those of which the fingerprint was made.
      guard steps.count == made.count else {
        throw StoreError.defect("`\(made.handle)` is not declared any more as it was planned")
      }
      if takers.contains(made.handle) {
        for expected in plan.expects.items(from: steps) { batch.take(HeldClaim(expected)) }
      }
      let resources = recorder.record(steps, in: &rows)
      for (offset, step) in steps.enumerated() {
        let change = recorder.change(by: step, from: nil, to: resources[offset])
        batch.remember(change, at: made.place + offset, of: recorder.number)
      }
      try batch.record(made.handle, resources.compactMap { $0 }, rows[made.handle])
    }
    return batch
  }
}
