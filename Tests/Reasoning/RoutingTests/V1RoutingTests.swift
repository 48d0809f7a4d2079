import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// What V1's `pg` reaches.
@Suite struct V1RoutingTests {
  private let merchant = Merchant.reference

  @Test(arguments: [
    ("html5_inicis.MOIacme001", RouteAnswer.Outcome.channel, ["card"]),
    ("html5_inicis", .oldest, ["card"]),
    ("kcp", .channel, ["card-kcp"]),
    ("kcp.AB12C", .channel, ["card-kcp"]),
    ("html5_inicis.INIpayTest", .channel, ["card-test"]),  // declared, so no shared-test
    ("html5_inicis.MOIbooks01", .channel, ["books-card"]),
    ("nice_v2", .fallback, ["card"]),  // an API channel is no window channel
    ("html5_inicis.moiacme001", .fallback, ["card"]),
    ("html5_inicis.", .fallback, ["card"]),
    ("htlm5_inicis.MOIacme001", .fallback, ["card"]),
    ("HTML5_INICIS", .fallback, ["card"]),
    ("", .fallback, ["card"]),
    (".", .fallback, ["card"]),
    ("kpn", .none, []),
    ("kpn.kpnacme", .none, []),
    ("nice_v2.iamport00m", .sharedTest, ["iamport00m"]),
    ("kcp.AO09C", .sharedTest, ["AO09C"]),
    ("kcp.T0000", .fallback, ["card"]),  // a former one
    ("smartro.iamport01m", .sharedTest, ["iamport01m"]),
    ("nice.iamport01m", .fallback, ["card"]),  // NICE's serves the API
    ("tosspay.tosstest", .fallback, ["card"]),  // own credentials required
    ("naverpay.naverpay-partner", .fallback, ["card"]),
  ])
  func window(pg: String, outcome: RouteAnswer.Outcome, ids: [String]) {
    let answer = merchant.ask(pg)
    #expect(answer.outcome == outcome)
    #expect(answer.ids == ids)
    #expect(!answer.why.isEmpty)
  }

  @Test func otherKindsSeeOtherChannels() {
    #expect(merchant.ask("nice_v2", .api).ids == ["keyin"])
    #expect(merchant.ask("nice_v2.iamport01m", .api).outcome == .sharedTest)
    #expect(merchant.ask("html5_inicis", .api).outcome == .fallback)
    #expect(merchant.ask("html5_inicis", .identity).outcome == .none)
    #expect(merchant.ask("kcp_v2.AO6R1", .identity).outcome == .sharedTest)
    #expect(merchant.ask("kcp_v2.AO6R1", .window).outcome == .none)
  }

  @Test func aSubmerchantSeesOnlyWhatIsAssignedToIt() {
    #expect(merchant.ask("html5_inicis", of: "books").ids == ["books-card"])
    #expect(merchant.ask("html5_inicis", of: "books").outcome == .channel)
    #expect(merchant.ask("kcp", of: "books").outcome == .fallback)
    #expect(merchant.ask("kcp", of: "books").ids == ["books-card"])
    #expect(merchant.ask("kcp", of: "books").why[0] == "no channel of `kcp` is assigned to `acme:books`")
    #expect(merchant.ask("kcp", of: "empty").outcome == .none)
    #expect(merchant.ask("nice_v2", .api, of: "books").outcome == .none)
    #expect(merchant.ask("kcp.AO09C", of: "books").outcome == .sharedTest)
  }

  @Test func anUnknownScopeIsRefusedNeverAFallback() {
    #expect(merchant.ask("kcp", of: "nobody").outcome == .none)
    let other = RouteRequest(scope: .merchant("other"), naming: .pg("kcp"))
    #expect(Router(merchant.view(), catalog: .builtIn).answer(other).outcome == .none)
  }

  @Test func anAssignedChannelIsMarkedWhenTheMerchantReachesIt() {
    let answer = merchant.ask("html5_inicis.MOIbooks01")
    #expect(answer.channels.first?.assigned == .submerchant("acme", "books"))
    #expect(answer.why.contains { $0.contains("assigned to a sub-merchant") })
    #expect(!merchant.ask("html5_inicis", of: "books").why.contains { $0.contains("taken to be within") })
  }

  @Test func theOldestWinsWhateverItsMode() {
    var merchant = merchant
    merchant.channels.swapAt(0, 4)
    let answer = merchant.ask("html5_inicis")
    #expect(answer.ids == ["card-test"])
    #expect(answer.outcome == .oldest)
    #expect(answer.why.contains("it is a test channel: V1 requests name no mode"))
  }

  @Test func twoChannelsOfOneCodeAndMIDLeaveTheYoungerUnreachable() {
    var merchant = Merchant()
    merchant.channels = [
      Merchant.channel("b", pg: "kcp", [.windowGeneral], mid: "AB12C"),
      Merchant.channel("a", pg: "kcp", [.windowGeneral], mid: "AB12C"),
    ]
    let answer = merchant.ask("kcp.AB12C")
    #expect(answer.ids == ["b"])
    #expect(answer.outcome == .oldest)
    #expect(answer.why.first?.contains("`acme/a` is never reached so") == true)
  }

  @Test func apiRequestsReachInicisByItsAPICode() {
    var merchant = Merchant()
    merchant.channels = [
      Merchant.channel("window", pg: "html5_inicis", [.windowGeneral, .apiKeyIn], mid: "MOIacme001")
    ]
    #expect(merchant.ask("inicis.MOIacme001", .api).ids == ["window"])
    #expect(merchant.ask("inicis.MOIacme001", .api).channels.first?.code == "inicis")
    #expect(merchant.ask("html5_inicis.MOIacme001", .api).ids == ["window"])
    #expect(merchant.ask("html5_inicis.MOIacme001", .api).why.contains { $0.contains("disagree") })
    #expect(merchant.ask("inicis.MOIacme001", .window).outcome == .fallback)
  }

  @Test func aPGThatTheCatalogDoesNotKnowGoesByItsID() {
    var merchant = Merchant()
    merchant.channels = [Merchant.channel("new", pg: "newpg", [.windowGeneral], mid: "N.1")]
    #expect(merchant.ask("newpg.N.1").outcome == .channel)
    #expect(merchant.ask("newpg.N").outcome == .fallback)
  }

  @Test func aTestMIDThatTheWorkspaceOpenedResolves() {
    let opened = Catalog.builtIn.merging(
      CatalogOverrides(testCredentials: [.init(pg: "tosspay", because: "tried")]))
    #expect(merchant.ask("tosspay.tosstest", catalog: opened).outcome == .sharedTest)
  }
}
