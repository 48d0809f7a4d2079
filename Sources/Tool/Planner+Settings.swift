import ArgumentParser
import MidasPlanning
import MidasRerouting
import MidasWorklist
import MidasWorkspace

extension Planner {
  /// A planner with the catalog and the limits of a workspace.
  init(_ settings: Settings) {
    let catalog = settings.catalog
    self.init(
      facts: PlanningFacts(catalog), limits: Limits(settings.limits),
      program: "midas \(Midas.configuration.version)", manualSteps: ManualWork(catalog).steps,
      routes: Rerouting(catalog).changes)
  }
}

extension Limits {
  /// The limits that a workspace writes, and the usual ones where it writes none.
  fileprivate init(_ written: [String: String]) {
    self.init()
    if let limit = written["deletions"].flatMap({ Limit($0) }) { deletions = limit }
    if let limit = written["live-channel-deletions"].flatMap({ Limit($0) }) { liveChannelDeletions = limit }
    if let number = written["widen-addresses"].flatMap({ Int($0) }) { widenAddresses = number }
  }
}
