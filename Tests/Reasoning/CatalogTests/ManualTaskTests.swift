import MidasCatalog
import Testing

/// What each PG leaves to people, held against the facts that the catalog was typed from.
@Suite("Manual tasks")
struct ManualTaskTests {
  private let catalog = Catalog.builtIn

  private func tasks(
    _ id: String, _ mode: Mode, _ modules: ModuleSet, _ methods: MethodSet = [],
    in generations: GenerationSet = [], shared isOnSharedMID: Bool = false
  ) throws -> [ManualTask] {
    try #require(catalog[id]).manualTasks(
      for: .init(
        mode: mode, generations: generations, modules: modules, methods: methods,
        isOnSharedMID: isOnSharedMID))
  }

  @Test("Deposits are reported to the address of each generation", arguments: Facts.providers)
  func deposits(_ facts: ProviderFacts) throws {
    let deposit = facts.json["webhook"]["pg_side_deposit_notification"]
    for generation in try #require(catalog[facts.id]).modules.generations {
      let tasks = try tasks(facts.id, .live, [.windowGeneral], [.vbank], in: [generation])
      let urls = tasks.compactMap { if case .reportDeposits(let url, _) = $0 { url } else { nil } }
      let expected = deposit["automatic"].isTrue ? nil : deposit[generation.name].string
      #expect(urls == (expected.map { [$0] } ?? []))
      let test = try self.tasks(facts.id, .test, [.windowGeneral], [.vbank], in: [generation])
      #expect(!test.contains { $0.kind == .depositURL }, "nobody pays into a test account")
      let card = try self.tasks(facts.id, .live, [.windowGeneral], [.card], in: [generation])
      #expect(!card.contains { $0.kind == .depositURL })
    }
  }

  @Test("Whatever the facts call out of band is somebody's task", arguments: Facts.providers)
  func outOfBand(_ facts: ProviderFacts) throws {
    let stated = facts.json["credentials"]["out_of_band"].strings
    #expect(try #require(catalog[facts.id]).duties.count >= stated.count)
  }

  @Test(
    "A live channel on its own MID",
    arguments: [
      ("html5_inicis", [.windowGeneral], [.card], [.keyFile, .notificationURL]),
      ("html5_inicis", [.windowGeneral], [.vbank], [.keyFile, .depositURL, .notificationURL]),
      ("inicis_v2", [.windowGeneral], [.vbank], [.depositURL]),
      ("inicis_unified", [.identity], [], [.domain]),
      ("kcp", [.windowGeneral], [.vbank], [.depositURL]), ("kcp", [.windowGeneral], [.kakaopay], []),
      ("kcp_v2", [.windowGeneral], [.card], [.certificate]),
      ("kcp_v2", [.apiVirtualAccount], [], [.certificate, .depositURL]),
      ("kcp_identity", [.identity], [], [.domain, .pgSetting]),
      ("nice", [.windowGeneral], [.vbank], [.pgSetting, .depositURL]),
      ("nice_v2", [.windowGeneral], [.vbank], [.depositURL]),
      ("tosspayments", [.windowGeneral], [.vbank], [.pgSetting, .depositURL]),
      ("toss_brandpay", [.windowSimple], [], [.contract, .redirectURL]),
      ("naverpay", [.windowSimple], [.naverpay], [.contract]), ("naverco", [.windowSimple], [], []),
      ("paypal", [.windowGeneral], [.card], [.contract]),
      ("paypal_v2", [.windowGeneral], [.paypal], [.contract]),
      ("paypal_v2", [.windowSubscription], [.paypal], [.contract, .contract]),
      ("eximbay_v2", [.windowGeneral], [.card], [.notificationURL]),
      ("settle", [.windowGeneral], [.vbank], [.depositURL]),
      ("hecto_global", [.windowGeneral], [.card], []),
      ("kicc", [.windowGeneral], [.vbank], []), ("kicc_v2", [.windowGeneral], [.wechat], [.domain]),
      ("kicc_v2", [.windowGeneral], [.alipayPlus], []), ("ksnet", [.windowGeneral], [.vbank], []),
      ("smartro_v2", [.apiVirtualAccount], [], [.depositURL]),
      ("daou", [.windowGeneral], [.card], [.notificationURL]),
      ("daou", [.windowGeneral], [.vbank], [.depositURL, .notificationURL, .notificationURL]),
      ("payletter_global", [.windowGeneral], [.card], []),
      ("payletter_global", [.windowSubscription], [.card], [.addresses]),
      ("paymentwall", [.windowGeneral], [.card], [.contract, .notificationURL, .notificationURL]),
      ("welcome", [.windowGeneral], [.vbank], [.depositURL]),
      ("kpn", [.windowGeneral], [.vbank], [.depositURL]), ("alipay", [.windowGeneral], [], [.contract]),
      ("kakaopay", [.windowSimple], [.kakaopay], []),
    ] as [(String, ModuleSet, MethodSet, [ManualTask.Kind])])
  func live(pg: String, modules: ModuleSet, methods: MethodSet, kinds: [ManualTask.Kind]) throws {
    #expect(try tasks(pg, .live, modules, methods).map(\.kind) == kinds)
  }

  @Test(
    "A test channel",
    arguments: [
      ("html5_inicis", [.card], true, ["Tests charge for real until the PG cancels them, daily 23:00-23:50"]),
      (
        "nice_v2", [.card, .kakaopay, .naverpay], true,
        [
          "Tests charge for real until the PG cancels them, daily 23:00-23:50",
          "Tests by kakaopay and naverpay charge for real, and nobody takes that back: cancel each one yourself",
        ]
      ),
      ("mobilians", [.phone], true, ["Tests charge for real until the PG cancels them"]),
      ("kcp", [.card], true, []),
      (
        "kcp", [.kakaopay], true,
        ["Tests by kakaopay charge for real, and nobody takes that back: cancel each one yourself"]
      ),
      ("kakaopay", [.kakaopay], true, []), ("tosspayments", [.card], true, []),
      (
        "tosspayments", [.card], false,
        [
          "Set the API version of the MID to 2022-07-27 in the Toss developer centre, for test and for live: others fail"
        ]
      ),
      (
        "naverco", [], false,
        ["Ask Naver to open its test environment: until then every call is refused for lack of permission"]
      ),
      (
        "hecto_global", [.card], false,
        [
          "Send the address that your tests come from to tech.support@portone.io: Hecto must let it in"
        ]
      ),
      (
        "paymentwall", [.card], false,
        [
          "Open or link your account at Paymentwall through PortOne's link",
          "Have pingbacks (type URL, signature version 3) reported to https://service.iamport.kr/paymentwall/webhook, at the project settings of Paymentwall",
          "Have pingbacks (type URL, signature version 3) reported to https://tx-gateway-service.prod.iamport.co/paymentwall, at the project settings of Paymentwall",
          "Tests charge for real, and nobody takes that back: cancel each one yourself",
        ]
      ),
    ] as [(String, MethodSet, Bool, [String])])
  func test(pg: String, methods: MethodSet, isShared: Bool, texts: [String]) throws {
    #expect(try tasks(pg, .test, [.windowGeneral], methods, shared: isShared).map(\.text) == texts)
  }

  @Test("Every text is one sentence, and names no secret", arguments: Catalog.builtIn.entries.map(\.id))
  func texts(_ id: String) throws {
    for mode in [Mode.live, .test] {
      let tasks = try tasks(id, mode, .all, .all)
      #expect(Set(tasks.map(\.text)).count == tasks.count)
      #expect(tasks.allSatisfy { !$0.text.hasSuffix(".") && $0.text.first?.isUppercase == true })
    }
  }
}
