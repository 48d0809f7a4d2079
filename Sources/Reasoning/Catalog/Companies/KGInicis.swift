/// KG Inicis: window, API and identity are PGs of their own, and V2 and Japan are two more.
enum KGInicis {
  static let entries: [PG] = [html5Inicis, inicis, inicisV2, inicisUnified, inicisJP]

  static let html5Inicis = PG(
    id: "html5_inicis",
    name: PG.Name("KG Inicis (V1 web-standard window)", korean: "KG이니시스"),
    company: .kgInicis, status: .active,
    codes: PG.Codes(v1: "html5_inicis", v1API: "inicis", v2: "HTML5_INICIS"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ],
        denied: [.identity], disputed: [.apiKeyIn, .apiSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .kakaopay, .naverpay, .samsungpay, .applepay, .ssgpay, .payco,
          .tosspay, .lpay, .cultureland, .smartculture, .happymoney, .booknlife,
        ]),
        subscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("sign_key", label: "웹표준결제 signkey", secret: true, required: .always),
      CredentialField(
        "ini_lite_key", label: "INILite Key (빌링용 merchant key)", secret: true,
        required: .modules(.subscription), blankUnless: .modules(.subscription)),
      CredentialField(
        "ini_api_key", label: "INIAPI KEY", secret: true,
        required: .unseen("receipts for sub-sellers by API"),
        blankUnless: .unseen("receipts for sub-sellers by API")),
      CredentialField(
        "ini_api_iv", label: "INIAPI IV", secret: true,
        required: .unseen("receipts for sub-sellers by API"),
        blankUnless: .unseen("receipts for sub-sellers by API")),
    ]),
    mid: PG.MIDFacts(livePrefix: "MOI", confidence: .medium),
    test: PG.TestCredentials(
      shared: [
        TestMID("INIpayTest", for: [.windowGeneral]),
        TestMID("INIBillTst", for: [.windowSubscription]),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50",
      restrictions: [
        "KB Kookmin cards, KakaoBank's among them, cannot be tested",
        "KakaoPay and Naver Pay show in the test window, but live they must be in the contract",
      ]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/inicis_payments/notice_vbank",
        setBy: "you, at Inicis: real-time notice, reception by URL (general), an account per transaction"),
      others: [
        PG.PGSideURL(
          "escrow notices", .v1, "https://service.iamport.kr/inicis_payments/escrow/changed", at: "Inicis",
          onlyIf: "escrow is in the contract")
      ]),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    siblings: [PG.Sibling("inicis", for: .api)],
    duties: [PG.Duty(.mailKeyFile(of: "Inicis", to: "cs@portone.io"), generations: [.v1])],
    notes: [
      "Requests name the window by `html5_inicis`; key-in and subscription by API go by the code `inicis`, though V1's OpenAPI lists `html5_inicis` for those endpoints.",
      "Who may issue billing keys by API is disputed: the billing-key table says `inicis`, the OpenAPI `html5_inicis`.",
      "One paragraph of the help centre writes the second test MID as INIBillTest; all others have INIBillTst.",
      "The MOI prefix comes from a hint about which account to copy the sign key from.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .help("core-service/channel-setting/inicis.md"),
      .docs("opi/ko/integration/pg/v1/inicis.mdx"),
      .docs2024("ready/2-pg/payment-gateway/kg.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/ready/_components/integration-guide/inicis.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let inicis = PG(
    id: "inicis",
    name: PG.Name("KG Inicis (old code: API and card identity)", korean: "(구) KG이니시스"),
    company: .kgInicis, status: .active, closedModules: [.identity],
    codes: PG.Codes(v1: "inicis", v2: "INICIS"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.apiKeyIn, .apiSubscription, .identity], denied: [.windowGeneral, .windowSubscription],
        disputed: [.apiKeyIn, .apiSubscription]),
      identity: .creditCard),
    methods: PG.Methods(
      v1: PG.MethodLists(apiKeyIn: PG.MethodList([.card]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디", secret: false, required: .always),
      CredentialField(
        "ini_api_key", label: "INIAPI Key", secret: true, required: .unseen("as the contract has it")),
      CredentialField(
        "ini_api_iv", label: "INIAPI IV", secret: true, required: .unseen("as the contract has it")),
      CredentialField("seed_key", label: "SEEDKEY", secret: true, required: .modules([.identity])),
      CredentialField("seed_iv", label: "SEEDIV", secret: true, required: .modules([.identity])),
      CredentialField(
        "di_code", label: "DI_CODE", secret: false, required: .optional, length: 12,
        blankUnless: .unseen("a DI_CODE in the contract")),
    ]),
    test: PG.TestCredentials(shared: [TestMID("INIBillTst", for: [.apiSubscription])], confidence: .low),
    notes: [
      "Card identity has been closed to new customers since 2021-11-22.",
      "V1's OpenAPI gives this code only billing-key payments and schedules; key-in and issuing are disputed with `html5_inicis`.",
      "No page lists test MIDs for this code by itself; INIBillTst is inferred from the page that all Inicis modules share.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v1/inicis.mdx"),
      .help("core-service/channel-setting/inicis.md"),
    ])

  static let inicisV2 = PG(
    id: "inicis_v2",
    name: PG.Name("KG Inicis (V2 module)", korean: "KG이니시스"),
    company: .kgInicis, status: .active,
    codes: PG.Codes(v1: nil, v2: "INICIS_V2"),
    modules: PG.Modules(
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ]),
      easyPay: .hub),
    methods: PG.Methods(
      v2: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .booknlife, .smartculture, .cultureland, .kakaopay, .naverpay,
          .samsungpay, .ssgpay, .applepay, .lpay, .tosspay, .payco,
        ]),
        subscription: PG.MethodList([.card, .phone]), apiKeyIn: PG.MethodList([.card, .vbank]),
        apiSubscription: PG.MethodList([.card]), issueAndPayAtOnce: [.phone])),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("sign_key", label: "웹결제 signkey", secret: true, required: .always),
      CredentialField("ini_api_key", label: "INIAPI key", secret: true, required: .always),
      CredentialField("ini_api_iv", label: "INIAPI IV", secret: true, required: .always),
      CredentialField(
        "ini_lite_key", label: "INILite Key", secret: true, required: .modules(.subscription)),
      CredentialField("hash_key", label: "모바일 금액위변조 HashKey", secret: true, required: .optional),
    ]),
    mid: PG.MIDFacts(livePrefix: "MOI"),
    test: PG.TestCredentials(
      shared: [
        TestMID("INIpayTest", for: [.windowGeneral, .apiKeyIn]),
        TestMID("INIBillTst", for: [.windowSubscription, .apiSubscription]),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50",
      restrictions: ["KB Kookmin cards cannot be tested"]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v2: "https://tx-gateway-service.prod.iamport.co/inicis-v2", setBy: "you, at Inicis")),
    smartRouting: PG.SmartRouting(v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"]),
    notes: [
      "The sign key is another for every MID.",
      "No key file is mailed for V2.",
      "Only cards can be charged in USD.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/inicis.md"),
      .docs("opi/ko/integration/pg/v2/inicis-v2.mdx"),
      .docs("opi/ko/integration/ready/_components/integration-guide/inicis.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let inicisUnified = PG(
    id: "inicis_unified",
    name: PG.Name("KG Inicis unified identity verification", korean: "KG이니시스 통합인증"),
    company: .kgInicis, status: .active,
    codes: PG.Codes(v1: "inicis_unified", v2: "INICIS_UNIFIED"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.identity]), v2: PG.Statement(stated: [.identity]),
      identity: .unifiedCertificates, isIdentityOnly: true),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("api_key", label: "apikey", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(livePrefix: "MII"),
    test: PG.TestCredentials(shared: [TestMID("MIIiasTest", for: [.identity])]),
    duties: [
      PG.Duty(
        .registerDomains(
          ["of your service", "iamport.co", "iamport.kr"], at: "Inicis, under unified identity"), .own)
    ],
    notes: [
      "Works through the SDK only.",
      "Certificate agencies turn up in the window one after another, as each finishes its review.",
      "Leave `tax` unset.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/inicis.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])

  static let inicisJP = PG(
    id: "inicis_jp",
    name: PG.Name("KG Inicis overseas (Japan)", korean: "KG이니시스 일본결제"),
    company: .kgInicis, status: .active,
    codes: PG.Codes(v1: nil, v2: "INICIS_JP", v1Bypass: "inicis_jp"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSimple]),
      v2: PG.Statement(stated: [.windowGeneral, .windowSimple]), easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .cvs, .paypay, .amazonpay, .rakutenpay, .merpay, .aupay, .dbarai])),
      v2: PG.MethodLists(
        general: PG.MethodList([.card, .cvs, .rakutenpay, .amazonpay, .paypay, .dbarai, .aupay, .merpay]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "PG상점아이디(MID)", secret: false, required: .always),
      CredentialField("ini_api_key", label: "INIAPI Key", secret: true, required: .always),
      CredentialField("cbt_type", label: "CBT Type", secret: false, required: .always),
    ]),
    test: PG.TestCredentials(ownRequired: .all),
    currencies: PG.Currencies(["JPY"], countries: ["JP"]),
    notes: ["V1 has no code for it: requests name it by channel key."],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/inicis-jp.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/inicis.md"),
      .docs("opi/ko/integration/pg/v2/inicis-jp.mdx"),
      .docs("opi/ko/integration/ready/_components/integration-guide/inicis-jp.mdx"),
    ])
}
