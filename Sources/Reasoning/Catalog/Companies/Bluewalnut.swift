/// Bluewalnut.
enum Bluewalnut {
  static let entries: [PG] = [bluewalnut]

  static let bluewalnut = PG(
    id: "bluewalnut",
    name: PG.Name("Bluewalnut", korean: "블루월넛"),
    company: .bluewalnut, status: .active,
    codes: PG.Codes(v1: "bluewalnut", v2: "BLUEWALNUT"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral], denied: [.windowSubscription, .apiKeyIn, .apiSubscription])),
    methods: PG.Methods(v1: PG.MethodLists(general: PG.MethodList([.card, .trans, .vbank, .phone]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("merchant_key", label: "KEY", secret: true, required: .always),
      CredentialField("cancel_password", label: "결제취소 비밀번호", secret: true, required: .always),
    ]),
    notes: [
      "Missing from V1's code table; its own page gives the code.",
      "The old console could switch to test without a MID that any document prints.",
    ],
    sources: [
      .docs("opi/ko/integration/pg/v1/blue.mdx"),
      .schema("v2.openapi.yml"),
      .docs2024("ready/2-pg/payment-gateway/blue.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
    ])
}
