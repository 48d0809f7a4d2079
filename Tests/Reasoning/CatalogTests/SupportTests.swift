import MidasCatalog
import Testing

/// What the catalog answers when a rule asks for a module or its methods.
@Suite struct SupportTests {
  private let catalog = Catalog.builtIn

  private static let answers: [(String, Module, GenerationSet, Support)] = [
    ("kcp", .windowGeneral, .all, .stated),
    ("kcp", .windowSubscription, .all, .denied),
    ("kcp", .apiVirtualAccount, .all, .silent),
    ("kcp", .windowGeneral, [.v2], .denied),  // a V1 module
    ("html5_inicis", .apiKeyIn, .all, .disputed),
    ("galaxia", .apiKeyIn, .all, .disputed),
    ("kakaopay", .windowGeneral, .all, .denied),  // direct easy pay: window.simple
    ("kakaopay", .windowSimple, .all, .stated),
    ("inicis_unified", .windowGeneral, .all, .denied),  // identity only
    ("ksnet", .windowSubscription, .all, .disputed),
    ("ksnet", .windowSubscription, [.v1], .denied),
    ("danal", .identity, [.v2], .stated),
    ("danal", .windowGeneral, [.v2], .silent),
    ("syrup", .windowGeneral, .all, .denied),  // works in no generation that a document names
  ]

  @Test(arguments: answers)
  func support(id: String, module: Module, generations: GenerationSet, expected: Support) throws {
    let pg = try #require(catalog[id])
    #expect(pg.support(module, in: generations) == expected)
  }

  @Test func aDeniedModuleWithASharedTestMIDIsDisputed() {
    let overrides = CatalogOverrides(pgs: [
      .init(pg: "kcp", because: "seen", facts: [.testMID(TestMID("NEW01", for: [.windowSubscription]))])
    ])
    #expect(catalog.merging(overrides)["kcp"]?.support(.windowSubscription) == .disputed)
  }

  @Test func siblingsTakeWhatAPGLacks() {
    #expect(catalog["kcp"]?.sibling(for: .windowSubscription) == "kcp_billing")
    #expect(catalog["nice"]?.sibling(for: .windowSubscription) == "nice_v2")
    #expect(catalog["html5_inicis"]?.sibling(for: .apiKeyIn) == "inicis")
    #expect(catalog["kcp"]?.sibling(for: .windowKeyIn) == nil)
    for pg in catalog.entries {
      for sibling in pg.siblings {
        #expect(catalog[sibling.pg]?.company == pg.company)
        #expect(sibling.modules.contains { catalog[sibling.pg]?.modules.stated(.v1).contains($0) ?? false })
      }
    }
  }

  private static let siblings: [(String, Module, GenerationSet, String?)] = [
    ("kcp", .windowSubscription, .all, "kcp_billing"),
    ("kcp", .windowSubscription, [.v2], "kcp_v2"),
    ("uplus", .windowSubscription, .all, "tosspayments"),
    ("kcp_billing", .windowGeneral, .all, "kcp"),
    ("nice", .windowKeyIn, .all, nil),
    ("html5_inicis", .apiKeyIn, .all, "inicis"),
    ("syrup", .windowGeneral, .all, nil),
  ]

  @Test(arguments: siblings)
  func aSiblingOfTheCompanyHasTheModule(
    id: String, module: Module, generations: GenerationSet, sibling: String?
  ) throws {
    let pg = try #require(catalog.index(ofPG: id))
    let found = catalog.sibling(of: pg, for: module, in: generations)
    #expect(found.map { catalog.entries[$0].id } == sibling)
  }

  @Test func requestCodesGoByKind() {
    #expect(catalog["html5_inicis"]?.codes.v1(for: .window) == "html5_inicis")
    #expect(catalog["html5_inicis"]?.codes.v1(for: .api) == "inicis")
    #expect(catalog["kcp_identity"]?.codes.v1(for: .identity) == "kcp_v2")
    #expect(catalog["kcp_identity"]?.codes.v1(for: .window) == nil)
    #expect(catalog["kpn"]?.codes.v1(for: .window) == nil)
  }

  @Test func methodsOfSeveralModulesAreTheUnion() throws {
    let inicis = try #require(catalog["html5_inicis"])
    #expect(inicis.methods(of: [.windowSubscription]).named == [.card])
    #expect(!inicis.methods(of: [.windowSubscription]).isOpen)
    let both = inicis.methods(of: [.windowGeneral, .windowSubscription])
    #expect(both.named == inicis.methods(of: .windowGeneral).named)
    #expect(inicis.methods(of: [.windowGeneral, .apiKeyIn]).isOpen)  // no list of API key-in
    #expect(inicis.methods(of: [.apiKeyIn]).allowed == .all)
  }

  @Test func aHubTakesItsBrandsAsSimplePaymentsToo() throws {
    let kcp = try #require(catalog["kcp"])
    #expect(kcp.methods(of: .windowSimple) == kcp.methods(of: .windowGeneral))
  }

  @Test(arguments: [
    ("tosspay", Method.tosspay), ("kakaopay", .kakaopay), ("payco", .payco), ("paypal", .paypal),
  ])
  func aBrandIsTakenByItsOwnPGWhateverTheListsCallIt(id: String, brand: Method) throws {
    let pg = try #require(catalog[id])
    let module: Module = pg.modules.easyPay == .direct ? .windowSimple : .windowGeneral
    #expect(pg.methods(of: module, in: [.v1]).allowed.contains(brand))
  }

  @Test func membersOfAGroupNamedAsAWholeMayBeDeclaredButAreNotAssumed() throws {
    let hecto = try #require(catalog["hecto_global"]).methods(of: .windowGeneral)
    #expect(hecto.named == [.card])
    #expect(hecto.allowed.contains(.kakaopay))
    #expect(!hecto.allowed.contains(.trans))
    #expect(!hecto.isOpen)
  }

  @Test func aGenerationWithoutTheModuleDoesNotOpenItsMethods() throws {
    let smartro = try #require(catalog["smartro_v2"])
    #expect(smartro.methods(of: .apiKeyIn).named == [.vbank])
    #expect(!smartro.methods(of: .apiKeyIn).isOpen)
    #expect(smartro.methods(of: .apiVirtualAccount).allowed == [.vbank])
  }
}
