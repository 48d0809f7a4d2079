/// KSNET.
enum KSNET {
  static let entries: [PG] = [ksnet]

  static let ksnet = PG(
    id: "ksnet",
    name: PG.Name("KSNET", korean: "KSNET"),
    company: .ksnet, status: .active,
    codes: PG.Codes(v1: "ksnet", v2: "KSNET"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .apiKeyIn, .apiSubscription, .apiVirtualAccount],
        denied: [.windowSubscription]),
      v2: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .apiKeyIn, .apiSubscription, .apiVirtualAccount],
        denied: [.windowSubscription], disputed: [.windowSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .vbank, .trans, .phone, .lpay, .ssgpay, .kakaopay, .naverpay, .payco]),
        apiKeyIn: PG.MethodList([.card]), apiSubscription: PG.MethodList([.card])),
      v2: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone, .kakaopay, .naverpay, .payco, .ssgpay, .lpay]),
        apiKeyIn: PG.MethodList([.card, .vbank]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("api_key", label: "API Key", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("2999199999", for: [.windowGeneral]),
        TestMID("2999199990", for: [.apiKeyIn, .apiSubscription]),
      ],
      restrictions: [
        "Bank transfer cannot be tested",
        "KB Kookmin cards and gift certificates cannot be tested (2024)",
      ]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(setBy: "KSNET, for MIDs issued through PortOne", isAutomatic: true)),
    smartRouting: PG.SmartRouting(
      v1: [.windowGeneral, .apiKeyIn, .apiSubscription], v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"]),
    notes: [
      "The V2 page names window billing keys for cards but shows no call; the overview and V1 have subscription by API only.",
      "MIDs used through PortOne must have the mixed tax setting.",
      "Both test IDs are ten digits; no form is promised.",
      "USD is for overseas cards.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/ksnet.mdx"),
      .docs("opi/ko/integration/pg/v1/ksnet/readme.mdx"),
      .help("core-service/channel-setting/ksnet.md"),
      .docs2024("ready/2-pg/payment-gateway/ksnet.mdx"),
      .docs("opi/ko/integration/pg/v1/ksnet/warning.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
