/// Paymentwall.
enum Paymentwall {
  static let entries: [PG] = [paymentwall]

  static let paymentwall = PG(
    id: "paymentwall",
    name: PG.Name("Paymentwall", korean: "페이먼트월"),
    company: .paymentwall, status: .active,
    codes: PG.Codes(v1: "paymentwall", v2: "PAYMENTWALL"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSubscription, .apiKeyIn], denied: [.apiSubscription],
        disputed: [.apiSubscription]),
      v2: PG.Statement(stated: [.windowGeneral])),
    credentials: PG.Credentials([
      CredentialField("project_key", label: "Project Key", secret: false, required: .always),
      CredentialField("secret_key", label: "Secret Key", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "Project Key"),
    test: PG.TestCredentials(ownRequired: .all, behaviour: .chargedForGood),
    webhook: PG.Webhook(
      demand: .required, reason: "its page demands one",
      others: [
        PG.PGSideURL(
          "pingbacks (type URL, signature version 3)", .v1, "https://service.iamport.kr/paymentwall/webhook",
          at: "the project settings of Paymentwall"),
        PG.PGSideURL(
          "pingbacks (type URL, signature version 3)", .v2,
          "https://tx-gateway-service.prod.iamport.co/paymentwall", at: "the project settings of Paymentwall"),
      ]),
    currencies: PG.Currencies(default: "KRW", confidence: .medium),
    duties: [PG.Duty(.openAccount(at: "Paymentwall", through: "PortOne's link"), .own)],
    notes: [
      "The label promises subscription by API, the billing-key table only by window; a billing key comes with a first payment that cannot be refunded.",
      "Which methods appear follows from the country of the buyer's address.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/paymentwall.md"),
      .docs("opi/ko/integration/pg/v2/paymentwall.mdx"),
      .docs("opi/ko/integration/pg/v1/paymentwall.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])
}
