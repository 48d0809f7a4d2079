/// Smartro, old and new module.
enum Smartro {
  static let entries: [PG] = [smartro, smartroV2]

  static let smartro = PG(
    id: "smartro",
    name: PG.Name("Smartro (old module)", korean: "(구) 스마트로"),
    company: .smartro, status: .active,
    codes: PG.Codes(v1: "smartro", v2: "SMARTRO"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral], denied: [.windowSubscription, .apiKeyIn, .apiSubscription])),
    methods: PG.Methods(v1: PG.MethodLists(general: PG.MethodList([.card, .trans, .vbank]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("merchant_key", label: "Merchant Key", secret: true, required: .always),
      CredentialField(
        "cancel_password", label: "거래취소 비밀번호", secret: true, required: .always, maxLength: 6),
    ]),
    test: PG.TestCredentials(
      shared: [TestMID("iamport01m", for: [.windowGeneral])], behaviour: .chargedThenCancelled,
      cancelWindow: "daily 23:00-23:50"),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: ["Its test MID iamport01m is also one of NICE's: a MID alone names no PG."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/smartro.md"),
      .docs("opi/ko/integration/pg/v1/smartro.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let smartroV2 = PG(
    id: "smartro_v2",
    name: PG.Name("Smartro (new module)", korean: "스마트로 (신모듈)"),
    company: .smartro, status: .active,
    codes: PG.Codes(v1: "smartro_v2", v2: "SMARTRO_V2"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .windowSubscription, .apiVirtualAccount],
        denied: [.apiKeyIn, .apiSubscription], disputed: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ],
        partial: [.apiKeyIn]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone, .lpay, .kakaopay, .naverpay, .payco, .pinpay]),
        subscription: PG.MethodList([.card])),
      v2: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone, .kakaopay, .naverpay, .payco, .lpay, .pinpay]),
        subscription: PG.MethodList([.card]), apiKeyIn: PG.MethodList([.vbank]),
        apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("merchant_key", label: "Merchant Key", secret: true, required: .always),
      CredentialField(
        "cancel_password", label: "결제취소 비밀번호", secret: true, required: .always, maxLength: 6),
      CredentialField(
        "ssp_mall_id", label: "ssp Mall ID", secret: false, required: .modules(.subscription)),
      CredentialField("api_key", label: "API Key", secret: true, required: .unseen("escrow")),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("t_2302141m", for: [.windowGeneral]),
        TestMID("t_2302165m", for: [.windowGeneral], only: .scope("escrow")),
        TestMID("t_2302142m", for: [.windowSubscription], companions: ["ssp_mall_id": "t_2302142p"]),
        TestMID("t_2302161m", for: [.windowGeneral], only: .scope("overseas")),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50",
      restrictions: [
        "KB Kookmin and KakaoBank cards cannot be tested",
        "KakaoPay and Payco take Samsung, Hyundai, NH and Shinhan cards only",
        "Check cards cannot be cancelled in part",
        "KakaoPay test payments are not cancelled by themselves",
        "Kbank, Kookmin, Jeonbuk, Gwangju and Daegu may issue no virtual account in test",
      ]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://tx-gateway-service.prod.iamport.co/smartro-v2",
        v2: "https://tx-gateway-service.prod.iamport.co/smartro-v2",
        setBy:
          "you, in Smilebiz, for deposits and refunds alike: new notice type, UTF-8, every 1 to 10 minutes, 1 to 10 times"
      )),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral], v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"]),
    notes: [
      "V1's code table promises key-in and subscription by API; the API page has billing-key payments, schedules and virtual accounts only.",
      "On V2, key-in by API stands for virtual accounts.",
      "The MID decides the currency; the V1 page calls USD switched off for now.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v1/smartro-v2/api.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v1/smartro-v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/smartro-v2.mdx"),
      .help("core-service/channel-setting/smartro.md"),
      .docs2024("ready/2-pg/payment-gateway/smartro-v2.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
