/// Welcome Payments.
enum WelcomePayments {
  static let entries: [PG] = [welcome]

  static let welcome = PG(
    id: "welcome",
    name: PG.Name("Welcome Payments", korean: "웰컴페이먼츠"),
    company: .welcome, status: .active,
    codes: PG.Codes(v1: "welcome", v2: "WELCOME"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ]),
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .culturegift, .lpay, .kakaopay, .payco, .tosspay, .naverpay,
        ]),
        subscription: PG.MethodList([.card, .phone]), apiKeyIn: PG.MethodList([.card]),
        apiSubscription: PG.MethodList([.card]), issueAndPayAtOnce: [.phone]),
      v2: PG.MethodLists(
        general: PG.MethodList(
          [.card, .trans, .vbank, .phone, .kakaopay, .lpay, .tosspay, .payco, .naverpay],
          possible: .giftCertificates),
        subscription: PG.MethodList([.card, .phone]), apiKeyIn: PG.MethodList([.card, .vbank]),
        apiSubscription: PG.MethodList([.card]), issueAndPayAtOnce: [.phone])),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("sign_key", label: "Sign Key", secret: true, required: .always),
      CredentialField("field_encryption_iv", label: "필드암호화 IV", secret: true, required: .disputed),
      CredentialField("field_encryption_key", label: "필드암호화 Key", secret: true, required: .disputed),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("welcometst", for: [.windowGeneral]),
        TestMID("wpaybill01", for: [.windowSubscription, .apiSubscription]),
      ],
      behaviour: .noCharge),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://tx-gateway-service.prod.iamport.co/welcome",
        setBy: "you, at Welcome: real-time notice, reception by URL (general)")),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral, .apiSubscription]),
    currencies: PG.Currencies(["KRW"]),
    notes: [
      "Developer documents ask for the two field-encryption values, the help centre wants them left blank."
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v2/welcome.mdx"),
      .docs("opi/ko/integration/pg/v1/welcome/readme.mdx"),
      .help("core-service/channel-setting/welcome.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
