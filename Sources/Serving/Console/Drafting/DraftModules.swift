import MidasCatalog

/// The modules of a channel of which only the kinds of request are known: the widest that the catalog allows.
struct DraftModules {
  /// The modules, at least one of each kind.
  private(set) var modules: ModuleSet = []
  /// Those for which the PG issues a MID of its own, so that no channel has them beside the others.
  private(set) var apart: ModuleSet = []

  /// The modules of a channel with rows of these kinds.
  ///
  /// - Parameter test: The catalog's shared test MIDs that the channel is on; what they serve is surer than all that
  ///   the PG has.
  init(of pg: PG, for kinds: Set<RequestKind>, on test: [TestMID], mode: Mode) {
    let served = test.reduce(into: ModuleSet()) { $0.formUnion($1.modules) }
    for kind in kinds {
      let all = Self.modules(of: pg, for: kind)
      let narrowed = all.intersection(served)
      var widest = narrowed.isEmpty ? all : narrowed
      let oneOff = widest.intersection(.oneOff)
      if mode == .live, pg.mid.separateSubscription, !oneOff.isEmpty {
        apart.formUnion(widest.intersection(.subscription))
        widest = widest.subtracting(.subscription)
      }
      modules.formUnion(widest)
    }
  }

  /// What documents state, else what they dispute, else what they do not deny; closed modules only where there is
  /// nothing else.
  private static func modules(of pg: PG, for kind: RequestKind) -> ModuleSet {
    let all = ModuleSet.of(kind)
    let open = all.subtracting(pg.closedModules)
    for (pool, support) in [(open, Support.stated), (all, .stated), (all, .disputed), (all, .silent)] {
      let found = ModuleSet(pool.filter { pg.support($0) == support })
      if !found.isEmpty { return found }
    }
    return all
  }
}
