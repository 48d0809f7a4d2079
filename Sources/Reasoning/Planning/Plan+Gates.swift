import MidasResources

extension Plan {
  /// Puts the gates of deletion on the steps that together go past a limit.
  ///
  /// - Parameter recorded: What the plan's scope holds before it.
  mutating func gateDeletions(of recorded: DeletableCount) {
    let lost = zip(steps.heldPlaces, steps.held).filter { _, step in
      step.deletes && (step.kind == .channel || step.kind == .submerchant)
    }.map(\.0)
    if limits.deletions.isExceeded(by: lost.count, of: recorded.all) { add(.deletions, to: lost) }

    let live = lost.filter { steps[$0].losesLiveChannel }
    if limits.liveChannelDeletions.isExceeded(by: live.count, of: recorded.liveChannels) {
      add(.liveChannelDeletions, to: live)
    }
  }

  /// Puts `gate` on every step.
  mutating func gateEverything(_ gate: Gate) { add(gate, to: Array(steps.indices)) }

  private mutating func add(_ gate: Gate, to indices: [Int]) {
    for index in indices {
      steps[index].gates.append(gate)
      steps[index].gates.sort { $0.rawValue < $1.rawValue }
    }
  }
}

extension PlanStep {
  /// Whether a live channel is deleted or replaced.
  fileprivate var losesLiveChannel: Bool {
    guard kind == .channel, deletes else { return false }
    let change = changes.first { $0.field == Field.channelMode.name }
    return (change?.before ?? resource?[.channelMode]) == .text("live")
  }
}
