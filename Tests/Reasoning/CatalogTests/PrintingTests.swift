import MidasCatalog
import TestSupport
import Testing

/// What `midas catalog` prints.
@Suite struct PrintingTests {
  private func expect(_ text: String, recordedAs name: String) throws {
    try Snapshot.expect(text, recordedIn: Repository.url("Tests/Reasoning/CatalogTests/Fixtures/\(name).txt"))
  }

  @Test func theListHasEveryPGOnALine() throws {
    try expect(Catalog.builtIn.list, recordedAs: "list")
  }

  @Test(arguments: ["danal_tpay", "html5_inicis", "kcp_identity", "naverpay", "payletter_global", "syrup"])
  func aSheetShowsEveryFact(id: String) throws {
    let index = try #require(Catalog.builtIn.index(ofPG: id))
    try expect(Catalog.builtIn.sheet(of: index), recordedAs: id)
  }

  @Test func everySheetNamesItsFieldsTestMIDsAndSources() {
    for (index, pg) in Catalog.builtIn.entries.enumerated() {
      let sheet = Catalog.builtIn.sheet(of: index)
      let words =
        pg.credentials.fields.map(\.key) + pg.test.shared.map(\.mid) + pg.test.published
        + pg.test.former.map(\.mid) + pg.duties.map(\.task.text) + pg.notes + pg.sources.map(\.path)
        + pg.modules.stated(in: .all).names
      for word in words { #expect(sheet.contains(word), "\(pg.id): \(word)") }
      #expect(!sheet.contains(" \n"), "\(pg.id): blanks at a line's end")
    }
  }

  @Test func aSheetSaysWhatTheWorkspaceOpened() throws {
    let catalog = Catalog.builtIn.merging(
      CatalogOverrides(
        pgs: [.init(pg: "kcp", because: "PG notice 2026-10", facts: [.livePrefix("K")])],
        sharedMIDs: [.init(pg: "kcp", mid: "AB12C", because: "marketplace")]))
    let sheet = catalog.sheet(of: try #require(catalog.index(ofPG: "kcp")))
    #expect(sheet.contains("newer facts: PG notice 2026-10"))
    #expect(sheet.contains("AB12C behind several stores: marketplace"))
    #expect(sheet.contains("live ones begin with K"))
  }
}
