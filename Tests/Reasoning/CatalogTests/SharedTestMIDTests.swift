import MidasCatalog
import Testing

/// What `mid: shared` stands for, channel by channel.
@Suite struct SharedTestMIDTests {
  private let catalog = Catalog.builtIn

  private func answer(_ id: String, _ request: TestMIDRequest, _ catalog: Catalog = .builtIn)
    -> SharedTestMID?
  {
    catalog.index(ofPG: id).map { catalog.sharedTestMID(for: $0, request) }
  }

  private func mid(_ id: String, _ request: TestMIDRequest, _ catalog: Catalog = .builtIn) -> String? {
    if case .found(let found) = answer(id, request, catalog) { found.mid } else { nil }
  }

  @Test func servesEveryModuleOrNone() {
    #expect(mid("html5_inicis", TestMIDRequest(modules: [.windowGeneral])) == "INIpayTest")
    #expect(mid("html5_inicis", TestMIDRequest(modules: [.windowSubscription])) == "INIBillTst")
    #expect(mid("html5_inicis", TestMIDRequest(modules: [.windowGeneral, .windowSubscription])) == nil)
    #expect(
      mid("inicis_v2", TestMIDRequest(modules: [.windowSubscription, .apiSubscription])) == "INIBillTst")
    #expect(mid("kcp_identity", TestMIDRequest(modules: [.identity])) == "AO6R1")
  }

  @Test func simplePaymentsOfAHubCountAsGeneral() {
    #expect(mid("kcp", TestMIDRequest(modules: [.windowSimple], methods: [.kakaopay])) == "AO09C")
    #expect(mid("kcp", TestMIDRequest(modules: [.windowGeneral, .windowSimple])) == "AO09C")
    #expect(mid("kakaopay", TestMIDRequest(modules: [.windowSimple])) == "TC0ONETIME")
  }

  @Test func aQualifiedMIDIsTakenOnlyWhenAskedForExactly() {
    #expect(mid("kcp", TestMIDRequest(modules: [.windowGeneral], methods: [.payco])) == "AO0Q9")
    #expect(mid("kcp", TestMIDRequest(modules: [.windowGeneral], methods: [.payco, .card])) == "AO09C")
    #expect(mid("nice", TestMIDRequest(modules: [.windowGeneral], methods: [.vbank])) == "iamport02m")
    #expect(mid("nice", TestMIDRequest(modules: [.windowGeneral], methods: [.vbank, .card])) == "iamport00m")
    #expect(mid("kpn", TestMIDRequest(modules: [.windowGeneral], tax: .taxable)) == "merchantest6")
    #expect(mid("kpn", TestMIDRequest(modules: [.windowGeneral], tax: .taxFree)) == "merchantest8")
    #expect(
      mid("payletter_global", TestMIDRequest(modules: [.windowGeneral], currencies: ["KRW"]))
        == "portoneKR_test")
    #expect(mid("smartro_v2", TestMIDRequest(modules: [.windowGeneral])) == "t_2302141m")
    #expect(mid("danal", TestMIDRequest(modules: [.windowGeneral], methods: [.phone])) == "A010002002")
  }

  @Test(arguments: [
    ("kpn", 2), ("payletter_global", 3),
  ])
  func severalQualifiedOnesAreListed(id: String, count: Int) {
    guard case .several(let mids) = answer(id, TestMIDRequest(modules: [.windowGeneral])) else {
      Issue.record("\(id) should have several")
      return
    }
    #expect(mids.count == count)
  }

  @Test func cardDataStandInNoFile() {
    guard case .several(let mids) = answer("settle", TestMIDRequest(modules: [.apiKeyIn])) else {
      Issue.record("settle has two key-in MIDs")
      return
    }
    #expect(mids.map(\.mid) == ["nxca_ks_gu", "nxca_jt_bi"])
  }

  @Test func nothingFits() {
    #expect(answer("kcp", TestMIDRequest(modules: [.windowKeyIn])).map(isNone) == true)
    #expect(
      answer("hecto_global", TestMIDRequest(modules: [.windowGeneral])) == SharedTestMID.none(known: []))
  }

  private func isNone(_ answer: SharedTestMID) -> Bool { if case .none = answer { true } else { false } }

  @Test func theRulesPGsGiveNoneUnlessTheWorkspaceOpensThem() throws {
    let request = TestMIDRequest(modules: [.windowSimple])
    guard case .ownCredentialsRequired(let known) = answer("tosspay", request) else {
      Issue.record("tosspay stands under the rule")
      return
    }
    #expect(known.map(\.mid) == ["tosstest"])
    #expect(answer("naverpay", request) == .ownCredentialsRequired(known: []))
    let opened = catalog.merging(
      CatalogOverrides(testCredentials: [.init(pg: "tosspay", because: "help centre, 2026-08")]))
    #expect(mid("tosspay", request, opened) == "tosstest")
    #expect(mid("tosspay_v2", request, opened) == nil)
  }

  @Test func anOpeningIsAsNarrowAsItSays() throws {
    let opened = catalog.merging(
      CatalogOverrides(testCredentials: [
        .init(pg: "tosspayments", modules: [.windowGeneral], because: "tried"),
        .init(pg: "paypal_v2", mids: ["BEYAGWPTTDCHE"], because: "tried"),
      ]))
    #expect(mid("tosspayments", TestMIDRequest(modules: [.windowGeneral]), opened) == "iamporttest_3")
    #expect(mid("tosspayments", TestMIDRequest(modules: [.windowSubscription]), opened) == nil)
    let paypal = try #require(catalog.index(ofPG: "paypal_v2"))
    #expect(opened.opensTestCredentials(paypal, modules: [.windowGeneral], mid: "BEYAGWPTTDCHE"))
    #expect(!opened.opensTestCredentials(paypal, modules: [.windowGeneral], mid: "NKSW9H8SBFNHS"))
  }

  @Test func theRuleNamesNaverPayTossAndPayPalAlone() {
    let companies = Set(Catalog.ownTestCredentialsRule.map { catalog[$0]?.company })
    #expect(companies == [.naver, .toss, .tossPayments, .paypal])
    let all = Set(catalog.entries.filter { companies.contains($0.company) && $0.company != nil }.map(\.id))
    #expect(all == Catalog.ownTestCredentialsRule)
  }
}
