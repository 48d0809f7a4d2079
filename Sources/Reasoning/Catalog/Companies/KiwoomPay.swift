/// Kiwoom Pay, formerly Daou and Payjoa.
enum KiwoomPay {
  static let entries: [PG] = [daou]

  static let daou = PG(
    id: "daou",
    name: PG.Name("Kiwoom Pay (formerly Daou, Payjoa)", korean: "키움페이 ((구) 페이조아)"),
    company: .kiwoompay, status: .active,
    codes: PG.Codes(v1: "daou", v2: "DAOU"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .apiKeyIn, .apiSubscription],
        denied: [.windowSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .kakaopay, .naverpay, .payco, .samsungpay, .applepay, .cultureland,
          .smartculture, .booknlife, .phone,
        ]),
        apiKeyIn: PG.MethodList([.card]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("cpid", label: "CPID", secret: false, required: .always),
      CredentialField("link_key", label: "결제연동키", secret: true, required: .always),
      CredentialField("mid", label: "MID", secret: false, required: .disputed),
    ]),
    mid: PG.MIDFacts(term: "CPID"),
    test: PG.TestCredentials(
      shared: [
        TestMID("CTS17362", for: [.windowGeneral]),
        TestMID("CTS17266", for: [.apiSubscription]),
        TestMID("CTS16629", for: [.apiKeyIn], only: .cardFields("number, expiry, password, birth date")),
        TestMID("CTS16628", for: [.apiKeyIn], only: .cardFields("number, expiry")),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50"),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/daou_payments/notice_vbank", setBy: "you, at Kiwoom Pay"),
      others: [
        PG.PGSideURL(
          "issued accounts", .v1, "https://service.iamport.kr/daou_payments/result", at: "Kiwoom Pay",
          ofDeposits: true),
        PG.PGSideURL(
          "results of every method, cancel notice off,", .v1,
          "https://service.iamport.kr/daou_payments/result", at: "Kiwoom Pay"
        ),
      ]),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    notes: [
      "Every CPID is a channel of its own.",
      "The help centre's form asks for a MID beside the CPID.",
      "The help page's introduction and its list describe the two key-in IDs differently; the list is followed.",
      "PortOne cannot ask a confirm URL before approving.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .help("core-service/channel-setting/daou.md"),
      .docs("opi/ko/integration/pg/v1/daou/readme.mdx"),
      .docs2024("ready/2-pg/payment-gateway/payjoa.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("faq/general-inquiry/confirm-process.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
