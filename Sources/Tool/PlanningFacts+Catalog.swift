import MidasCatalog
import MidasPlanning
import MidasResources
import MidasWorklist

extension PlanningFacts {
  /// What planning asks of `catalog`.
  init(_ catalog: Catalog) {
    self.init(
      code: { channel in
        let api = channel.members(.channelAPI)
        guard api.isEmpty || api.contains(Generation.v1.name) else { return nil }
        return catalog.index(ofPGOf: channel).flatMap { catalog.entries[$0].codes.v1 }
      },
      isMIDFree: { channel in catalog.isCurrentTestMID(channel.text(.channelMID) ?? "") },
      isMIDOpened: { pg, mid in
        catalog.index(ofPG: pg).map { catalog.opensSharedMID($0, mid: mid) } ?? false
      })
  }
}
