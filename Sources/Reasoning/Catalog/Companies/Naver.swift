/// Naver Pay by payment and by order.
enum Naver {
  static let entries: [PG] = [naverpay, naverco]

  static let naverpay = PG(
    id: "naverpay",
    name: PG.Name("Naver Pay (payment type)", korean: "네이버페이 결제형"),
    company: .naver, status: .active,
    codes: PG.Codes(v1: "naverpay", v2: "NAVERPAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(stated: [.windowSimple, .windowSubscription]), easyPay: .direct),
    methods: PG.Methods(
      v1: PG.MethodLists(simple: PG.MethodList([.naverpay]), subscription: PG.MethodList([.naverpay])),
      v2: PG.MethodLists(simple: PG.MethodList([.naverpay]), subscription: PG.MethodList([.naverpay])),
      brand: .naverpay),
    credentials: PG.Credentials([
      CredentialField("partner_id", label: "파트너ID(페이센터아이디)", secret: false, required: .always),
      CredentialField("client_id", label: "Client ID", secret: false, required: .always),
      CredentialField("client_secret", label: "Client Secret", secret: true, required: .always),
      CredentialField("chain_id", label: "Chain ID", secret: false, required: .always),
      CredentialField(
        "settlement_api_key", label: "정산용 사이트 키 (API Key)", secret: true,
        required: .unseen("settlement data"), confidence: .medium),
    ]),
    mid: PG.MIDFacts(term: "partner ID (파트너 ID)", livePrefix: "np_"),
    test: PG.TestCredentials(
      published: ["naverpay-partner"], ownRequired: .all,
      onContractedMID: PG.OnContractedMID(confidence: .low, exemptsTestChannels: false)),
    currencies: PG.Currencies(["KRW"], minimum: 100),
    duties: [PG.Duty(.passReview(of: "Naver", wants: "a month of sales and a general PG contract"))],
    notes: [
      "The help page puts one-off and subscription payments into one channel; the page of 2024 wants a second one on V2, because the chain ID differs.",
      "The test partner ID is the same for everybody; client ID, secret and chain ID come from Naver after the first approval, and those of development and production differ.",
      "The contract page keeps one shop ID for test and live, the channel page does not.",
      "The key for settlement data appears in the page of 2024 only.",
      "Naver wants a month of sales and a general PG contract first; until its review is done every call is refused for lack of API permission.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/naverpay.md"),
      .docs2024("ready/2-pg/pg/naverpay.mdx"),
      .docs("opi/ko/integration/pg/v1/naver.mdx"),
      .docs("opi/ko/integration/pg/v2/naverpay.mdx"),
      .help("core-service/how-to-use/naverpay-contract.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])

  static let naverco = PG(
    id: "naverco",
    name: PG.Name("Naver Pay (order type)", korean: "네이버페이 주문형"),
    company: .naver, status: .active,
    codes: PG.Codes(v1: "naverco", v2: "NAVERCO"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowSimple]), easyPay: .direct),
    credentials: PG.Credentials([
      CredentialField("partner_id", label: "파트너ID(가맹점 ID)", secret: false, required: .always),
      CredentialField("certi_key", label: "certiKey (가맹점 인증키)", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "partner ID", livePrefix: "np_"),
    test: PG.TestCredentials(ownRequired: .all, onContractedMID: PG.OnContractedMID()),
    duties: [PG.Duty(.askForTests(at: "Naver"), .test)],
    notes: [
      "For physical goods only.",
      "Test and live take the same np_ shop ID and certiKey; one page says the live values differ.",
      "Naver must open the test environment on request; until then calls are refused for lack of API permission.",
      "PortOne cannot ask a confirm URL before approving.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/naverpay.md"),
      .docs2024("ready/2-pg/pg/naverpay-order.mdx"),
      .help("core-service/how-to-use/naverpay-order-contract.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
