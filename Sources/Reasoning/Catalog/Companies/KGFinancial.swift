/// KG Financial, formerly KG Mobilians, whose MIDs are service IDs.
enum KGFinancial {
  static let entries: [PG] = [mobilians, mobiliansV2]

  static let mobilians = PG(
    id: "mobilians",
    name: PG.Name("KG Financial (formerly KG Mobilians, old module)", korean: "KG파이낸셜"),
    company: .kgFinancial, status: .active,
    codes: PG.Codes(v1: "mobilians", v2: "MOBILIANS"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSubscription], denied: [.apiKeyIn, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(general: PG.MethodList([.card, .phone]), subscription: PG.MethodList([.phone]))),
    credentials: PG.Credentials([
      CredentialField("service_id", label: "서비스ID", secret: false, required: .always),
      CredentialField(
        "subscription_service_id", label: "정기결제용 서비스ID", secret: false, required: .modules(.subscription)),
    ]),
    mid: PG.MIDFacts(term: "service ID (서비스ID)"),
    test: PG.TestCredentials(
      shared: [TestMID("170622040674", for: [.windowGeneral, .windowSubscription])],
      behaviour: .chargedThenCancelled),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: ["The shared test ID has twelve digits; no form is promised."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .help("core-service/channel-setting/mobilians.md"),
      .docs("opi/ko/integration/pg/v1/kg.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let mobiliansV2 = PG(
    id: "mobilians_v2",
    name: PG.Name("KG Financial (new module)", korean: "KG파이낸셜 (신모듈)"),
    company: .kgFinancial, status: .active,
    codes: PG.Codes(v1: nil, v2: "MOBILIANS_V2", v1Bypass: "mobilians_v2"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSimple, .windowSubscription]), easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .phone, .vbank, .trans, .cultureland, .booknlife, .smartculture, .payco, .samsungpay,
          .ssgpay, .kakaopay, .naverpay, .lpay, .tosspay, .applepay,
        ]),
        subscription: PG.MethodList([.card, .phone]))),
    credentials: PG.Credentials([
      CredentialField("service_id", label: "서비스ID", secret: false, required: .always),
      CredentialField("link_key", label: "연동키(발급키)", secret: true, required: .always),
    ]),
    notes: [
      "V1 has no code for it: requests name it by channel key.",
      "Card billing keys work in live mode only.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/kg-mobilians-v2.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
