/// NICE Payments, with the Alipay contracts that it keeps.
enum NICEPayments {
  static let entries: [PG] = [nice, niceV2, alipay]

  static let nice = PG(
    id: "nice",
    name: PG.Name("NICE Payments (old module)", korean: "(구) 나이스정보통신"),
    company: .nice, status: .active,
    codes: PG.Codes(v1: "nice", v2: "NICE"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .apiKeyIn, .apiSubscription, .apiVirtualAccount],
        denied: [.windowSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone, .kakaopay]),
        apiKeyIn: PG.MethodList([.card]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("merchant_key", label: "Key", secret: true, required: .always),
      CredentialField(
        "cancel_password", label: "거래취소비밀번호", secret: true, required: .always, maxLength: 10),
    ]),
    mid: PG.MIDFacts(livePrefix: "IMP", length: 10, separateSubscription: true, separateEasyPay: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("iamport00m", for: [.windowGeneral]),
        TestMID("iamport02m", for: [.windowGeneral], only: .methods([.vbank])),
        TestMID("iamport01m", for: [.apiKeyIn, .apiSubscription]),
      ],
      former: [
        FormerTestMID("nictest00m", for: [.windowGeneral], only: .methods([.vbank]), asOf: "2024-03"),
        FormerTestMID("nictest04m", for: [.apiSubscription], asOf: "2022", confidence: .low),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50",
      restrictions: [
        "NH and KB Kookmin cards cannot be tested",
        "KT phones cannot be tested",
        "Partial cancellation does not show in test",
      ]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/nice_payments/notice_vbank",
        setBy:
          "you, at NICE, for every MID: resend every 1 to 10 minutes, 1 to 10 times, neither encrypted nor unsent only"
      )),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"], confidence: .medium),
    siblings: [PG.Sibling("nice_v2", for: [.windowSubscription])],
    duties: [PG.Duty(.matchSetting("cancel password", at: "NICE", field: "cancel_password"))],
    notes: [
      "KakaoPay is the only easy-pay brand of the old module.",
      "One-off and subscription payments have different MIDs, and partnered easy pay has a third.",
      "The shared test MIDs have ten characters too, but begin otherwise.",
      "The help page calls iamport01m a key-in MID; the page of 2024 gives it for all API payments.",
      "nictest04m is known only from public code of 2022.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .help("core-service/channel-setting/nice.md"),
      .docs("opi/ko/integration/pg/v1/nice.mdx"),
      .docs2024("ready/2-pg/payment-gateway/nice.mdx"),
      .help("core-service/payment-type/content200036.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let niceV2 = PG(
    id: "nice_v2",
    name: PG.Name("NICE Payments (new module)", korean: "나이스정보통신 (신모듈)"),
    company: .nice, status: .active,
    codes: PG.Codes(v1: "nice_v2", v2: "NICE_V2"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ],
        disputed: [.windowSubscription], partial: [.windowSubscription]),
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ],
        partial: [.windowSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .naverpay, .kakaopay, .payco, .samsungpay, .skpay,
          .ssgpay, .lpay, .applepay, .tosspay, .alipay,
        ]),
        subscription: PG.MethodList([.naverpay, .kakaopay]), apiKeyIn: PG.MethodList([.card]),
        apiSubscription: PG.MethodList([.card])),
      v2: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .kakaopay, .naverpay, .payco, .ssgpay, .lpay,
          .samsungpay, .applepay, .skpay, .tosspay,
        ]),
        subscription: PG.MethodList([.kakaopay, .naverpay]),
        apiKeyIn: PG.MethodList([.card, .vbank]), apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("merchant_key", label: "Key", secret: true, required: .always),
      CredentialField(
        "cancel_password", label: "거래취소비밀번호", secret: true, required: .disputed, maxLength: 10),
    ]),
    mid: PG.MIDFacts(livePrefix: "IMP", length: 10, separateSubscription: true, separateEasyPay: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("iamport00m", for: [.windowGeneral]),
        TestMID("iamport03m", for: [.windowGeneral], only: .methods([.vbank])),
        TestMID("iamport01m", for: [.apiKeyIn, .apiSubscription]),
      ],
      former: [
        FormerTestMID("nictest00m", for: [.windowGeneral], only: .methods([.vbank]), asOf: "2024-03")
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50",
      restrictions: [
        "NH and KB Kookmin cards cannot be tested",
        "KT phones cannot be tested",
        "Partial cancellation does not show in test",
      ]),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://tx-gateway-service.prod.iamport.co/nicepay-v2",
        v2: "https://tx-gateway-service.prod.iamport.co/nicepay-v2", setBy: "you, at NICE, for every MID")),
    smartRouting: PG.SmartRouting(
      v1: [.windowGeneral, .apiKeyIn, .apiSubscription], v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    notes: [
      "The window issues billing keys for KakaoPay and Naver Pay alone; cards are registered by API. An older V1 table denies even that.",
      "One-off and subscription payments have different MIDs, and partnered easy pay has a third.",
      "The help page calls iamport01m a key-in MID; the page of 2024 gives it for all API payments.",
      "Developer documents ask for a cancel password, the help centre does not.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v1/nice-v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/nice-v2.mdx"),
      .help("core-service/channel-setting/nice.md"),
      .docs2024("ready/2-pg/payment-gateway/nice.mdx"),
      .help("core-service/payment-type/content200036.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let alipay = PG(
    id: "alipay",
    name: PG.Name("Alipay (through NICE)", korean: "알리페이"),
    company: .nice, status: .documentsRemoved,
    codes: PG.Codes(v1: "alipay", v2: "ALIPAY"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowGeneral], denied: [.windowSubscription])),
    currencies: PG.Currencies(["USD", "KRW"], default: "USD"),
    notes: [
      "Contract and MID come from NICE.",
      "The console of 2024 filled in a test value that no document prints.",
    ],
    sources: [
      .manual("en/General/sample/alipay.md"),
      .schema("v2.openapi.yml"),
      .docs2024("ready/2-pg/pg/alipay.mdx"),
      .docs2024("pg/simple/alipay.mdx"),
    ])
}
