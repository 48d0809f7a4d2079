/// Hecto Financial, formerly Settle Bank.
enum Hecto {
  static let entries: [PG] = [settle, settleAcc, settleFirm, hectoGlobal]

  static let settle = PG(
    id: "settle",
    name: PG.Name("Hecto Financial (formerly Settle Bank)", korean: "헥토파이낸셜"),
    company: .hecto, status: .active,
    codes: PG.Codes(v1: "settle", v2: "SETTLE"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .apiKeyIn, .apiSubscription, .apiVirtualAccount],
        denied: [.windowSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone]), apiKeyIn: PG.MethodList([.card]),
        apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("license_key", label: "라이센스키(전문 해쉬 키)", secret: true, required: .always),
      CredentialField("encryption_key", label: "암호화 키", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(livePrefix: "imp_", length: 8, confidence: .medium),
    test: PG.TestCredentials(
      shared: [
        TestMID("portone1", for: [.windowGeneral]),
        TestMID("nxca_ks_gu", for: [.apiKeyIn], only: .cardFields("number, expiry, password, birth date")),
        TestMID("nxca_jt_bi", for: [.apiKeyIn], only: .cardFields("number, expiry")),
      ],
      former: [
        FormerTestMID("nxca_jt_il", for: [.windowGeneral], asOf: "2024-03"),
        FormerTestMID("midtest5", for: [.windowGeneral], asOf: "older", confidence: .low),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50"),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/settle_payments/notice_vbank",
        setBy: "Hecto, on a mail that names the MID")),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiSubscription]),
    notes: [
      "The form of live MIDs is stated in a remark on virtual accounts.",
      "midtest5 is in no document of today.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .help("core-service/channel-setting/settle.md"),
      .docs("opi/ko/integration/pg/v1/settle/readme.mdx"),
      .docs2024("ready/2-pg/payment-gateway/settle/readme.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let settleAcc = PG(
    id: "settle_acc",
    name: PG.Name("Hecto Financial my-account payment", korean: "헥토파이낸셜 내통장결제"),
    company: .hecto, status: .active,
    codes: PG.Codes(v1: "settle_acc", v2: "SETTLE_ACC"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.trans]))),
    credentials: PG.Credentials(
      [
        CredentialField("mid", label: "상점아이디", secret: false, required: .always),
        CredentialField("encryption_key", label: "암호화 키", secret: true, required: .always),
      ], confidence: .low),
    test: PG.TestCredentials(ownRequired: .all),
    notes: [
      "Test and live accounts are handed out after the contract.",
      "What the form calls encryption key is Hecto's licence key.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v1/settle/mybank.mdx"),
      .docs2024("ready/2-pg/payment-gateway/settle/settle_firm.mdx"),
    ])

  static let settleFirm = PG(
    id: "settle_firm",
    name: PG.Name("Hecto Financial firm banking", korean: "헥토파이낸셜"),
    company: .hecto, status: .enumerationOnly,
    codes: PG.Codes(v1: "settle_firm", v2: "SETTLE_FIRM"),
    notes: [
      "Appears in enumerations only; a document of 2024 bears the name but describes my-account payments."
    ],
    sources: [
      .schema("v1.openapi.json"),
      .schema("v2.openapi.yml"),
    ])

  static let hectoGlobal = PG(
    id: "hecto_global",
    name: PG.Name("Hecto Financial overseas payment", korean: "헥토파이낸셜 해외결제"),
    company: .hecto, status: .active,
    codes: PG.Codes(v1: nil, v2: "HECTO_GLOBAL"),
    modules: PG.Modules(v2: PG.Statement(stated: [.windowGeneral, .windowSimple]), easyPay: .hub),
    methods: PG.Methods(v2: PG.MethodLists(general: PG.MethodList([.card], possible: .easyPay))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디", secret: false, required: .always),
      CredentialField("license_key", label: "라이센스키(전문 해쉬 키)", secret: true, required: .always),
      CredentialField("encryption_key", label: "암호화 키", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(
      restrictions: [
        "Hecto must let your address in: send it to tech.support@portone.io",
        "Apple Pay cannot be tested",
      ]),
    duties: [PG.Duty(.openTestAddresses(at: "Hecto", through: "tech.support@portone.io"), .test)],
    notes: ["Every MID takes one currency and fails with any other."],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/hecto-global.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
