/// Korea Payment Networks.
enum KPN {
  static let entries: [PG] = [kpn]

  static let kpn = PG(
    id: "kpn",
    name: PG.Name("Korea Payment Networks (KPN)", korean: "한국결제네트웍스(KPN)"),
    company: .kpn, status: .active,
    codes: PG.Codes(v1: nil, v2: "KPN"),
    modules: PG.Modules(
      v2: PG.Statement(
        stated: [
          .windowGeneral, .windowSimple, .windowSubscription, .apiKeyIn, .apiSubscription, .apiVirtualAccount,
        ]),
      easyPay: .hub),
    methods: PG.Methods(
      v2: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .kakaopay, .naverpay, .samsungpay, .tosspay, .payco,
        ]),
        subscription: PG.MethodList([.card]), apiKeyIn: PG.MethodList([.card, .vbank]),
        apiSubscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("secret_otp", label: "Secret OTP (Passkey)", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("merchantest6", for: [.windowGeneral], only: .tax(.taxable)),
        TestMID("merchantest8", for: [.windowGeneral], only: .tax(.taxFree)),
        TestMID("merchantest9", for: [.apiKeyIn, .apiSubscription]),
        TestMID("merchantest10", for: [.windowSubscription]),
      ],
      behaviour: .noCharge),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v2: "https://tx-gateway-service.prod.iamport.co/kpn/virtual-account",
        setBy: "KPN, on request (backnoti)")),
    smartRouting: PG.SmartRouting(v2: [.windowGeneral, .apiKeyIn, .apiSubscription]),
    currencies: PG.Currencies(["KRW", "USD"], confidence: .medium),
    notes: ["USD is for overseas key-in only."],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/kpn.md"),
      .docs("opi/ko/integration/pg/v2/kpn.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
