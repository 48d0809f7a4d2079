/// JTNet, which ended in 2023.
enum JTNet {
  static let entries: [PG] = [jtnet]

  static let jtnet = PG(
    id: "jtnet",
    name: PG.Name("JTNet", korean: "JTNET"),
    company: .jtnet, status: .ended, ended: "2023-01-31",
    codes: PG.Codes(v1: "jtnet", v2: "JTNET"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowGeneral, .apiSubscription])),
    methods: PG.Methods(v1: PG.MethodLists(general: PG.MethodList([.card, .trans, .vbank, .phone]))),
    credentials: PG.Credentials(
      [
        CredentialField("mid", label: "MID", secret: false, required: .always),
        CredentialField("merchant_key", label: "KEY", secret: true, required: .always),
        CredentialField("cancel_password", label: "결제취소 비밀번호", secret: true, required: .always),
      ], confidence: .low),
    test: PG.TestCredentials(
      shared: [
        TestMID("tpaytest0m", for: [.windowGeneral]),
        TestMID("tpaytest2m", for: [.windowSubscription, .apiSubscription]),
        TestMID("tpaytest1m", for: [.apiKeyIn]),
      ],
      behaviour: .chargedThenCancelled, cancelWindow: "daily 23:00-23:50"),
    notes: [
      "Merchants who are left may move to NICE.",
      "The fields were read off old screenshots.",
    ],
    sources: [
      .manual("en/General/README.md"),
      .schema("v2.openapi.yml"),
      .docs2024("ready/2-pg/payment-gateway/jtnet.mdx"),
      .manual("en/Subscription/README.md"),
      .docs2024("pg/payment-gateway/jtnet.mdx"),
    ])
}
