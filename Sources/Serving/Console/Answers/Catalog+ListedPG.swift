import MidasCatalog

extension Catalog {
  /// The PG that a listed channel is of; nothing where the catalog knows none of that code.
  ///
  /// One that every row may stand under, before one that the first row may; one with the code as its id first.
  func pg(of channel: ListedChannel) -> PG? {
    func fits(_ pg: PG, _ row: PGSetting) -> Bool {
      guard let kind = row.kind else { return pg.isNamed(row.provider) }
      guard pg.modules.isIdentityOnly == (kind == .identity) || kind == .identity else { return false }
      let has = ModuleSet.of(kind).contains { pg.support($0) != .denied && pg.support($0) != .silent }
      return has && (pg.codes.v1(for: kind) == row.provider || pg.id == row.provider)
    }
    let candidates = entries.filter { pg in channel.rows.contains { fits(pg, $0) } }
    let whole = candidates.filter { pg in channel.rows.allSatisfy { fits(pg, $0) } }
    for pool in [whole, candidates, entries.filter { $0.isNamed(channel.provider) }] where !pool.isEmpty {
      return pool.first { $0.id == channel.provider } ?? pool.first
    }
    return nil
  }
}
