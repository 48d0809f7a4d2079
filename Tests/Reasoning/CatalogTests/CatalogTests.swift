import MidasCatalog
import Testing

/// Finding entries, and laying a workspace's newer facts over them.
@Suite struct CatalogTests {
  private let catalog = Catalog.builtIn

  @Test func entriesStandInByteOrderAndAreFoundByID() {
    #expect(catalog.entries.map(\.id) == catalog.entries.map(\.id).sorted())
    for (index, pg) in catalog.entries.enumerated() {
      #expect(catalog.index(ofPG: pg.id) == index)
      #expect(catalog.index(ofPG: pg.id.uppercased()) == nil)
    }
    #expect(catalog.index(ofPG: "") == nil)
    #expect(catalog["stripe"] == nil)
  }

  @Test func identityAtKCPIsAnEntryOfItsOwn() throws {
    let kcp = try #require(catalog.index(ofPG: "kcp_v2"))
    #expect(catalog.entries[catalog.index(kcp, for: [.identity])].id == "kcp_identity")
    #expect(catalog.index(kcp, for: [.windowGeneral]) == kcp)
    #expect(catalog.index(kcp, for: [.identity, .windowGeneral]) == kcp)
    #expect(catalog["kcp_identity"]?.provider == "kcp_v2")
    let danal = try #require(catalog.index(ofPG: "danal"))
    #expect(catalog.index(danal, for: [.identity]) == danal)
  }

  @Test func nothingToMergeIsTheSameCatalog() {
    #expect(catalog.merging(CatalogOverrides()).overrides.isEmpty)
    let unknown = CatalogOverrides(pgs: [.init(pg: "stripe", because: "news", facts: [.status(.ended)])])
    #expect(catalog.merging(unknown).entries.map(\.status) == catalog.entries.map(\.status))
  }

  @Test func aMIDNamedFormerIsSharedNoLonger() throws {
    let merged = catalog.merging(
      CatalogOverrides(pgs: [
        .init(
          pg: "tosspayments", because: "PG notice 2026-10", facts: [.formerMID("iamporttest_3")])
      ]))
    let test = try #require(merged["tosspayments"]).test
    #expect(test.shared.map(\.mid) == ["iamporttest_4"])
    #expect(test.former.map(\.mid) == ["iamporttest_3"])
    #expect(test.former.first?.modules == [.windowGeneral, .windowKeyIn])
    #expect(test.serves == [.windowSubscription])
    #expect(merged.owners(ofTestMID: "iamporttest_3").map(\.standing) == [.former])
  }

  @Test func newerFactsReplaceOrAddAndLeaveTheRest() throws {
    let merged = catalog.merging(
      CatalogOverrides(pgs: [
        .init(
          pg: "uplus", because: "tried",
          facts: [
            .status(.noNewSignups), .module(.windowSubscription, .v1), .module(.windowGeneral, .v2),
            .withoutModule(.windowSimple), .method(.skpay, of: .windowGeneral),
            .testMID(TestMID("tlgdnew", for: [.windowSubscription])), .livePrefix("lg_"),
            .currencies(["KRW"]), .webhook(.required),
          ])
      ]))
    let pg = try #require(merged["uplus"])
    let before = try #require(catalog["uplus"])
    #expect(pg.status == .noNewSignups)
    #expect(pg.support(.windowSubscription, in: [.v1]) == .stated)
    #expect(pg.support(.windowSimple) == .denied)
    #expect(pg.modules.generations == .all)
    #expect(
      pg.methods(of: .windowGeneral, in: [.v1]).named
        == before.methods(of: .windowGeneral).named.union([.skpay]))
    #expect(pg.test.shared.map(\.mid) == ["tlgdacomxpay", "tlgdnew"])
    #expect(pg.mid.livePrefix == "lg_")
    #expect(pg.mid.term == before.mid.term)
    #expect(pg.currencies.list == ["KRW"])
    #expect(pg.webhook.demand == .required)
    #expect(pg.webhook.reason == "tried")
    #expect(pg.credentials == before.credentials)
    #expect(
      merged.entries.filter { $0.id != "uplus" }.map(\.test)
        == catalog.entries.filter { $0.id != "uplus" }.map(\.test))
  }

  @Test func factsThatAreKnownChangeNothing() throws {
    let kcp = try #require(catalog["kcp"])
    let known: [CatalogFact] = [
      .status(kcp.status), .module(.windowGeneral, .v1), .method(.card, of: .windowGeneral),
      .formerMID(try #require(kcp.test.former.first).mid), .testMID(try #require(kcp.test.shared.first)),
      .currencies(kcp.currencies.list), .webhook(kcp.webhook.demand),
    ]
    for fact in known { #expect(kcp.stating(fact, because: "tried") == kcp, "\(fact)") }
    let news: [CatalogFact] = [
      .status(.ended), .module(.windowKeyIn, .v2), .withoutModule(.windowGeneral),
      .method(.crypto, of: .windowGeneral), .formerMID("NEW01"), .livePrefix("K"), .webhook(.required),
      .testMID(TestMID("NEW01", for: [.windowGeneral])), .currencies(["JPY"]),
    ]
    for fact in news { #expect(kcp.stating(fact, because: "tried") != kcp, "\(fact)") }
  }

  @Test func factsContradictEachOther() {
    let module = CatalogFact.module(.windowKeyIn, .v1)
    #expect(module.contradicts(.withoutModule(.windowKeyIn)))
    #expect(CatalogFact.withoutModule(.windowKeyIn).contradicts(.method(.card, of: .windowKeyIn)))
    #expect(!module.contradicts(.withoutModule(.windowGeneral)))
    #expect(CatalogFact.formerMID("A").contradicts(.testMID(TestMID("A", for: [.windowGeneral]))))
    #expect(!CatalogFact.formerMID("A").contradicts(.testMID(TestMID("B", for: [.windowGeneral]))))
  }

  @Test func aLiveMIDIsOpenedToSeveralStoresByPGAndText() throws {
    let merged = catalog.merging(
      CatalogOverrides(sharedMIDs: [.init(pg: "kcp", mid: "AB12C", because: "marketplace")]))
    let kcp = try #require(merged.index(ofPG: "kcp"))
    let nice = try #require(merged.index(ofPG: "nice"))
    #expect(merged.opensSharedMID(kcp, mid: "AB12C"))
    #expect(!merged.opensSharedMID(kcp, mid: "AB12D"))
    #expect(!merged.opensSharedMID(nice, mid: "AB12C"))
    #expect(!catalog.opensSharedMID(kcp, mid: "AB12C"))
  }

  @Test(arguments: [
    ("nice", "IMPacme001", true), ("nice", "IMPacme0012", false), ("nice", "iamport00m", false),
    ("settle", "imp_acme", true), ("html5_inicis", "MOIbooks01", true), ("html5_inicis", "moibooks01", false),
    ("kcp", "AB12C", false),
  ])
  func liveMIDsHaveAForm(id: String, mid: String, looksLive: Bool) throws {
    let pg = try #require(catalog.index(ofPG: id))
    var mid = mid
    #expect(mid.withUTF8 { catalog.looksLive($0, at: pg) } == looksLive)
  }

  private static let demands: [(String, ModuleSet, MethodSet, String, Bool)] = [
    ("kcp", [.windowSubscription], [], "batch_group_id", true),
    ("kcp", [.windowGeneral], [], "batch_group_id", false),
    ("danal", [.identity], [], "item_code", false),
    ("danal", [.windowGeneral], [], "item_code", true),
    ("danal_tpay", [.windowGeneral], [.card], "card_encryption_key", true),
    ("danal_tpay", [.windowGeneral], [.vbank], "card_encryption_key", false),
    ("smartro_v2", [.windowGeneral], [.card], "api_key", false),
  ]

  @Test(arguments: demands)
  func fieldsAreDemandedByModuleOrMethod(
    id: String, modules: ModuleSet, methods: MethodSet, key: String, demanded: Bool
  ) throws {
    let field = try #require(catalog[id]?.credentials.fields.first { $0.key == key })
    #expect(field.required.holds(modules: modules, methods: methods) == demanded)
  }

  @Test func currenciesAreRefusedByListExclusionOrMethod() throws {
    let kakaopay = try #require(catalog["kakaopay"]).currencies
    #expect(kakaopay.refuses("USD", methods: []))
    #expect(!kakaopay.refuses("KRW", methods: []))
    #expect(try #require(catalog["paypal"]).currencies.refuses("KRW", methods: []))
    let payletter = try #require(catalog["payletter_global"]).currencies
    #expect(payletter.refuses("KRW", methods: [.alipay]))
    #expect(!payletter.refuses("KRW", methods: [.alipay, .card]))
    #expect(!payletter.refuses("KRW", methods: []))
  }

  @Test func contractedMIDsAreLimitedToModulesAndMethods() throws {
    let danal = try #require(catalog["danal"]?.test.onContractedMID)
    #expect(danal.covers(modules: [.identity], methods: []))
    #expect(!danal.covers(modules: [.windowGeneral], methods: [.phone]))
    let tpay = try #require(catalog["danal_tpay"]?.test.onContractedMID)
    #expect(tpay.covers(modules: [.windowGeneral], methods: [.vbank, .card]))
    #expect(!tpay.covers(modules: [.windowGeneral], methods: [.card]))
  }

  @Test func webhooksAreDemandedBy() {
    let demanding = catalog.entries.filter { $0.webhook.demand == .required }.map(\.id)
    #expect(demanding == ["eximbay_v2", "kicc_v2", "payletter_global", "paymentwall", "paypal_v2"])
  }
}
