import MidasCatalog
import MidasPlanning
import MidasResources

extension PlanningFacts {
  /// What planning asks of `catalog`.
  init(_ catalog: Catalog) {
    self.init(
      code: { channel in
        let api = channel.members(.channelAPI)
        guard api.isEmpty || api.contains(Generation.v1.name) else { return nil }
        return catalog.entry(of: channel)?.codes.v1
      },
      isMIDFree: { channel in catalog.isCurrentTestMID(channel.text(.channelMID) ?? "") },
      isMIDOpened: { pg, mid in
        catalog.index(ofPG: pg).map { catalog.opensSharedMID($0, mid: mid) } ?? false
      })
  }
}

extension Catalog {
  /// The entry of a recorded channel's PG; nil where this catalog does not know the PG.
  func entry(of channel: Resource) -> PG? {
    guard let pg = channel.text(.channelPG).flatMap({ index(ofPG: $0) }) else { return nil }
    let isIdentity = channel.members(.channelModules) == [Module.identity.name]
    return entries[index(pg, for: isIdentity ? [.identity] : [])]
  }
}
