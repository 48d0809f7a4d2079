/// Toss Payments, formerly LG U+.
enum TossPayments {
  static let entries: [PG] = [uplus, tosspayments, tossBrandpay]

  static let uplus = PG(
    id: "uplus",
    name: PG.Name("Toss Payments (old module, formerly LG U+)", korean: "(구) 토스페이먼츠"),
    company: .tossPayments, status: .active,
    codes: PG.Codes(v1: "uplus", v2: "UPLUS"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple],
        denied: [.windowSubscription, .apiKeyIn, .apiSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .smartculture, .booknlife, .applepay, .tosspay,
          .naverpay, .kakaopay, .lpay, .payco, .samsungpay,
        ]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("mert_key", label: "머트 키", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(livePrefix: "im_"),
    test: PG.TestCredentials(
      shared: [TestMID("tlgdacomxpay", for: [.windowGeneral])],
      onContractedMID: PG.OnContractedMID(confidence: .low), behaviour: .noCharge),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: [
      "The console guide sends test users to Toss; later pages print a shared MID.",
      "That tests may run on the contracted MID is inferred from the form, which takes what Toss shows the merchant.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/tosspayments.md"),
      .docs("opi/ko/integration/pg/v1/toss.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/console/guide/connect.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let tosspayments = PG(
    id: "tosspayments",
    name: PG.Name("Toss Payments (new module)", korean: "토스페이먼츠 (신모듈)"),
    company: .tossPayments, status: .active,
    codes: PG.Codes(v1: "tosspayments", v2: "TOSSPAYMENTS"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .windowKeyIn, .apiKeyIn, .apiSubscription,
          .apiVirtualAccount,
        ]),
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .windowKeyIn, .apiKeyIn, .apiSubscription,
          .apiVirtualAccount,
        ]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .booknlife, .smartculture, .cultureland, .kakaopay, .naverpay, .lpay,
          .samsungpay, .ssgpay, .applepay, .payco, .tosspay,
        ]),
        keyIn: PG.MethodList([.card]), apiKeyIn: PG.MethodList([.card]),
        apiSubscription: PG.MethodList([.card])),
      v2: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .smartculture, .booknlife, .kakaopay, .naverpay,
          .payco, .ssgpay, .lpay, .samsungpay, .applepay, .tosspay, .paypal,
        ]),
        subscription: PG.MethodList([.card, .trans]), keyIn: PG.MethodList([.card]),
        apiKeyIn: PG.MethodList([.card, .vbank]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("client_key", label: "클라이언트키", secret: false, required: .always),
      CredentialField("secret_key", label: "시크릿키", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(livePrefix: "im_", separateOverseas: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("iamporttest_3", for: [.windowGeneral, .windowKeyIn]),
        TestMID("iamporttest_4", for: [.windowSubscription]),
      ],
      onContractedMID: PG.OnContractedMID(confidence: .medium), behaviour: .noCharge,
      restrictions: ["An easy-pay brand that the test MID lacks fails with PAY_PROCESS_ABORTED"]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://tx-gateway-service.prod.iamport.co/virtual-account/webhook-event/tosspayments",
        v2: "https://tx-gateway-service.prod.iamport.co/virtual-account/webhook-event/tosspayments",
        setBy: "you, in the Toss developer centre: event DEPOSIT_CALLBACK")),
    smartRouting: PG.SmartRouting(
      v1: [.windowGeneral, .apiKeyIn, .apiSubscription], v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    duties: [PG.Duty(.setAPIVersion("2022-07-27", at: "the Toss developer centre"), .own)],
    notes: [
      "A V1 page on virtual accounts by API wants API version 1.4; all others want 2022-07-27.",
      "The console guide sends test users to Toss; later pages print shared MIDs, none of them for API key-in or API subscription.",
      "A test channel of one's own takes the test keys of the contracted MID; Toss's public test keys fail.",
      "TRANSFER is the quick transfer. PAYPAL is for overseas buyers in USD, under a contract of its own.",
      "The client key is public by name, yet part of the credentials.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v1/newtoss/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/tosspayments.mdx"),
      .docs2024("ready/2-pg/payment-gateway/tosspayments.mdx"),
      .help("core-service/channel-setting/tosspayments.md"),
      .help("core-service/payment-type/tosspayment-international.md"),
      .docs("opi/ko/integration/ready/_components/integration-guide/tosspayments.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let tossBrandpay = PG(
    id: "toss_brandpay",
    name: PG.Name("Toss Payments Brandpay", korean: "토스페이먼츠 브랜드페이"),
    company: .tossPayments, status: .activeOnRequest,
    codes: PG.Codes(v1: "toss_brandpay", v2: "TOSS_BRANDPAY"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowSimple]), easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.tossBrandpay])), brand: .tossBrandpay),
    credentials: PG.Credentials(
      [
        CredentialField("mid", label: "브랜드페이용 MID", secret: false, required: .always)
      ], confidence: .low),
    test: PG.TestCredentials(ownRequired: .all, onContractedMID: PG.OnContractedMID(confidence: .medium)),
    duties: [
      PG.Duty(
        .addRedirectURL(
          "https://tx-gateway-service.prod.iamport.co/toss-brandpay/callback-auth?channelKey={channelKey}",
          at: "the Toss developer centre"), .own)
    ],
    notes: [
      "PortOne's support must enable it; V1 only.",
      "The test MID is the contracted one, as Toss shows it; its test keys answer with dummy data.",
      "The help text asks for the MID alone; the new Toss Payments module has client and secret keys besides.",
    ],
    sources: [
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .schema("v2.openapi.yml"),
      .help("core-service/channel-setting/tosspayments.md"),
      .docs("opi/ko/integration/pg/v1/toss-brandpay/readme.mdx"),
      .docs2024("ready/2-pg/pg/toss-brandpay.mdx"),
      .docs("opi/ko/integration/pg/v1/toss-brandpay/warning.mdx"),
    ])
}
