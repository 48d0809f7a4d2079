/// PayPal, old and new.
enum PayPal {
  static let entries: [PG] = [paypal, paypalV2]

  static let paypal = PG(
    id: "paypal",
    name: PG.Name("PayPal Express Checkout", korean: "(구) 페이팔"),
    company: .paypal, status: .noNewSignups,
    codes: PG.Codes(v1: "paypal", v2: "PAYPAL"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral], denied: [.windowSubscription, .apiKeyIn, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(general: PG.MethodList([.card])), brand: .paypal, confidence: .medium),
    credentials: PG.Credentials([
      CredentialField("api_username", label: "API username", secret: false, required: .always),
      CredentialField("api_password", label: "API password", secret: true, required: .always),
      CredentialField("signature", label: "Signature", secret: true, required: .always),
      CredentialField("email", label: "Email 계정 주소", secret: false, required: .always),
    ]),
    mid: PG.MIDFacts(term: "API Username"),
    test: PG.TestCredentials(ownRequired: .all, behaviour: .noCharge),
    currencies: PG.Currencies(default: "USD", excluded: ["KRW"]),
    notes: [
      "Tests need a sandbox business account of the merchant's.",
      "The e-mail address is asked for in the help centre only.",
      "PayPal refuses payments between a Korean buyer and a Korean seller.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/paypal.md"),
      .docs("opi/ko/integration/pg/v1/paypal.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])

  static let paypalV2 = PG(
    id: "paypal_v2",
    name: PG.Name("PayPal SPB / RT", korean: "(신) 페이팔"),
    company: .paypal, status: .active,
    codes: PG.Codes(v1: "paypal_v2", v2: "PAYPAL_V2"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(stated: [.windowGeneral, .windowSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(general: PG.MethodList([.paypal]), subscription: PG.MethodList([.paypal])),
      v2: PG.MethodLists(general: PG.MethodList([.paypal]), subscription: PG.MethodList([.paypal])),
      brand: .paypal),
    credentials: PG.Credentials([
      CredentialField("merchant_id", label: "PayPal Merchant ID", secret: false, required: .always)
    ]),
    mid: PG.MIDFacts(term: "PayPal Merchant ID (Account ID)"),
    test: PG.TestCredentials(
      shared: [
        TestMID("7WBB3CKT63FRG", for: [.windowGeneral], only: .country("US")),
        TestMID("PX5CTVZJTRXG4", for: [.windowGeneral, .windowSubscription], only: .country("JP")),
        TestMID("YGVQ2YJLD33W8", for: [.windowGeneral, .windowSubscription], only: .country("IT")),
        TestMID("4WUX57522RQDA", for: [.windowGeneral, .windowSubscription], only: .country("AU")),
        TestMID("BEYAGWPTTDCHE", for: [.windowGeneral, .windowSubscription], only: .country("FR")),
        TestMID("NWF4AFCDU5T68", for: [.windowGeneral, .windowSubscription], only: .country("ES")),
        TestMID("PA4DULN9V66L6", for: [.windowGeneral, .windowSubscription], only: .country("GB")),
        TestMID("NKSW9H8SBFNHS", for: [.windowGeneral, .windowSubscription], only: .country("DE")),
        TestMID("UFYSG9T7RFW2A", for: [.windowGeneral, .windowSubscription], only: .country("KR")),
      ],
      behaviour: .noCharge),
    webhook: PG.Webhook(
      demand: .required, reason: "approvals and cancellations can stay pending and settle later"),
    currencies: PG.Currencies(default: "USD", excluded: ["KRW"], confidence: .medium),
    duties: [
      PG.Duty(.openAccount(at: "PayPal", through: "the link that PortOne mails you")),
      PG.Duty(
        .applySeparately(at: "PayPal", for: "one-off and subscription payments"),
        modules: [.windowSubscription]),
    ],
    notes: [
      "Shows buttons instead of a window; requests must say PAYPAL_SPB or PAYPAL_RT.",
      "One-off and subscription payments are applied for one by one, on one account.",
      "The method cannot be chosen.",
      "The seller of a test must be one of the shared accounts, against the console guide; the buyer is the merchant's own sandbox account.",
      "GB is the steady one; the US account is unreliable and cannot store billing keys.",
      "A Korean seller cannot sell to Korean buyers, and subscription takes no Korean buyer at all.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v2/paypal-v2.mdx"),
      .help("core-service/channel-setting/paypal.md"),
      .docs("opi/ko/integration/pg/v1/spb/readme.mdx"),
      .docs("opi/ko/integration/pg/v1/rt/readme.mdx"),
      .schema("browser-sdk.yml"),
      .docs("opi/ko/integration/ready/_components/integration-guide/paypal-v2.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])
}
