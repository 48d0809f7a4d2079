/// Eximbay, for overseas buyers.
enum Eximbay {
  static let entries: [PG] = [eximbay, eximbayV2]

  static let eximbay = PG(
    id: "eximbay",
    name: PG.Name("Eximbay (old module)", korean: "엑심베이"),
    company: .eximbay, status: .active,
    codes: PG.Codes(v1: "eximbay", v2: "EXIMBAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral], denied: [.windowSubscription, .apiKeyIn, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .alipay, .unionpay, .tenpay, .econtext, .wechat, .molpay])),
      ended: [.molpay]),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디", secret: false, required: .always),
      CredentialField("secret_key", label: "Secret Key", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(shared: [TestMID("1849705C64", for: [.windowGeneral])], behaviour: .noCharge),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    currencies: PG.Currencies(["KRW", "USD", "EUR", "GBP", "JPY", "THB", "SGD", "RUB", "HKD", "CAD", "AUD"]),
    notes: [
      "Molpay (Razer) ended on 2023-11-24.",
      "Econtext, paid at Japanese convenience stores, is recorded as a virtual account.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/eximbay.md"),
      .docs("opi/ko/integration/pg/v1/eximbay.mdx"),
      .help("content100040.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let eximbayV2 = PG(
    id: "eximbay_v2",
    name: PG.Name("Eximbay (new module)", korean: "엑심베이 (신모듈)"),
    company: .eximbay, status: .active,
    codes: PG.Codes(v1: nil, v2: "EXIMBAY_V2"),
    modules: PG.Modules(
      v2: PG.Statement(stated: [.windowGeneral, .windowSimple, .windowSubscription]), easyPay: .hub),
    methods: PG.Methods(
      v2: PG.MethodLists(
        general: PG.MethodList(
          [.card, .trans, .kakaopay, .tosspay, .payco, .unionpay, .alipay, .wechat, .cvs, .klarna],
          possible: [.vbank]),
        subscription: PG.MethodList([.card]), issueAndPayAtOnce: [.card])),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디", secret: false, required: .always),
      CredentialField("api_key", label: "API Key", secret: true, required: .always),
      CredentialField(
        "reconciliation_secret_key", label: "대사 시크릿 키", secret: true, required: .unseen("settlement data")),
      CredentialField(
        "chargeback_webhook_secret", label: "웹훅 시크릿 키", secret: true,
        required: .unseen("chargeback notices")),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("CF3309AD19", for: [.windowGeneral]),
        TestMID("32AAE5BE9B", for: [.windowSubscription]),
        TestMID("35D49A8CAA", for: [.windowGeneral], only: .scope("domestic")),
      ],
      behaviour: .noCharge),
    webhook: PG.Webhook(
      demand: .required, reason: "a payment can succeed after the buyer closed the window",
      others: [
        PG.PGSideURL(
          "chargebacks", .v2, "https://tx-gateway-service.prod.iamport.co/eximbay-v2", at: "Eximbay",
          onlyIf: "chargebacks are to be known")
      ]),
    notes: [
      "A billing key is issued with a first payment.",
      "Which methods appear follows from the MID; requests narrow them by Eximbay's own codes. The convenience stores are Japanese.",
      "The V2 overview lists virtual accounts, Eximbay's page calls them not usable yet.",
      "The help page calls the API key a secret key.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/eximbay-v2.mdx"),
      .help("core-service/channel-setting/eximbay.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])
}
