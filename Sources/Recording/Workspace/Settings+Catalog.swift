import MidasCatalog
import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasModel
import MidasSource

extension Settings {
  /// Finds what `catalog:` states of no PG, states twice or against itself, or need not state at all.
  mutating func checkCatalog() {
    for pg in written.namedPGs where Catalog.builtIn.index(ofPG: pg.value) == nil {
      report(
        "unknown-pg", "there is no PG `\(pg.value.printable)`", at: pg.site,
        label: "this entry changes nothing",
        help: Catalog.builtIn.suggestion(forPG: pg.value).map { "did you mean `\($0)`?" }
          ?? "`midas catalog` lists the PGs",
        mend: misspelt(pg.value, in: Catalog.builtIn.entries.lazy.map(\.id)).flatMap { pg.site.mend($0) })
    }
    for entry in written.pgs { check(entry) }
    for (position, entry) in written.testCredentials.enumerated() {
      check(entry, after: written.testCredentials[..<position])
    }
    for (position, entry) in written.sharedMIDs.enumerated() {
      check(entry, after: written.sharedMIDs[..<position])
    }
  }

  /// The entries that open something which no channel of the workspace uses: notes, since one may be on its way.
  func unusedEntries(in linked: Linked) -> [Diagnostic] {
    let used = linked.catalogEntriesInUse
    var unused: [Diagnostic] = []
    for (position, entry) in written.sharedMIDs.enumerated()
    where !used.contains(CatalogEntry.sharedMID(position).key) && catalog[entry.pg.value] != nil {
      unused.append(
        .withoutEffect(
          "no live channel has the MID `\(entry.mid.value.printable)`", at: entry.mid.site, severity: .note))
    }
    for (position, entry) in written.testCredentials.enumerated()
    where !used.contains(CatalogEntry.testCredentials(position).key) && catalog[entry.pg.value] != nil {
      unused.append(
        .withoutEffect(
          "no test channel of `\(entry.pg.value.printable)` uses what this allows", at: entry.pg.site,
          severity: .note))
    }
    // What was found wrong with an entry explains why nobody uses it.
    return unused.map { $0.inSettings }.filter { finding in
      !findings.contains { finding.place.span.start == $0.place.span.start }
    }
  }

  // MARK: - pgs

  private mutating func check(_ entry: CatalogDocument.NewerFacts) {
    guard var pg = Catalog.builtIn[entry.pg.value] else { return }
    if entry.statesNothing {
      report(.withoutEffect("nothing is stated of `\(pg.id)`", at: entry.pg.site))
    }
    for (position, fact) in entry.facts.enumerated() {
      if let other = entry.facts[..<position].first(where: { $0.value.contradicts(fact.value) }) {
        report(.contradiction(at: fact.site, to: other.site))
        continue
      }
      let next = pg.stating(fact.value, because: entry.because.value)
      if next == pg {
        report(.withoutEffect("Midas knows this of `\(pg.id)` already", at: fact.site))
      }
      pg = next
    }
  }

  // MARK: - test-credentials

  private mutating func check(
    _ entry: CatalogDocument.TestCredentials, after earlier: ArraySlice<CatalogDocument.TestCredentials>
  ) {
    guard let index = catalog.index(ofPG: entry.pg.value) else { return }
    let pg = catalog.entries[index]
    guard catalog.isUnderOwnTestCredentialsRule(index) else {
      return report(
        .withoutEffect("test channels of `\(pg.id)` may use shared test MIDs anyway", at: entry.pg.site))
    }
    guard !pg.test.shared.isEmpty else {
      return report(
        .withoutEffect(
          "the catalog knows no shared test MID of `\(pg.id)`", at: entry.pg.site,
          help:
            "take it out; a MID that PortOne has come to share goes under `pgs: { \(pg.id): { test-mids: … } }`"
        ))
    }
    if let before = earlier.first(where: { $0.covers(entry) }) {
      return report(
        .withoutEffect("an entry before this one allows it", at: entry.pg.site, related: before.pg.site))
    }
    let shared = pg.test.shared.map(\.mid)
    for mid in entry.mids where !shared.contains(mid.value) {
      report(
        .withoutEffect(
          "`\(mid.value.printable)` is no shared test MID of `\(pg.id)`", at: mid.site,
          help: nearest(to: mid.value, in: shared).map { "did you mean `\($0)`?" }
            ?? "it has \(shared.joined(separator: ", "))"))
    }
    let allowed = pg.test.shared.filter { mid in
      entry.mids.isEmpty || entry.mids.contains { $0.value == mid.mid }
    }
    for module in entry.modules
    where !allowed.isEmpty && !allowed.contains(where: { $0.modules.contains(module.value) }) {
      report(
        .withoutEffect("no shared test MID that this allows serves `\(module.value.name)`", at: module.site))
    }
  }

  // MARK: - shared-mids

  private mutating func check(
    _ entry: CatalogDocument.SharedMID, after earlier: ArraySlice<CatalogDocument.SharedMID>
  ) {
    guard let index = catalog.index(ofPG: entry.pg.value) else { return }
    let provider = catalog.entries[index].provider
    let same = earlier.first { other in
      other.mid.value == entry.mid.value
        && catalog[other.pg.value]?.provider == provider
    }
    if let same {
      return report(
        .withoutEffect("this contract is named before", at: entry.mid.site, related: same.mid.site))
    }
    let isShared = catalog.owners(ofTestMID: entry.mid.value).contains { owner in
      owner.standing != .former && catalog.entries[owner.pg].provider == provider
    }
    if isShared {
      report(
        .withoutEffect(
          "`\(entry.mid.value.printable)` is a test MID, which any number of stores may use",
          at: entry.mid.site,
          help: "take it out; write the MID of the live contract, if that was meant"))
    }
  }
}

extension CatalogDocument.TestCredentials {
  /// Whether it allows all that `other` does.
  fileprivate func covers(_ other: Self) -> Bool {
    guard pg.value == other.pg.value else { return false }
    let coversMIDs =
      mids.isEmpty || !other.mids.isEmpty && Set(other.mids.map(\.value)).isSubset(of: mids.map(\.value))
    let coversModules =
      modules.isEmpty
      || !other.modules.isEmpty && Set(other.modules.map(\.value)).isSubset(of: modules.map(\.value))
    return coversMIDs && coversModules
  }
}
