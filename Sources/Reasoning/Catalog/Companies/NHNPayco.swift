/// PAYCO, whose MIDs are CPIDs.
enum NHNPayco {
  static let entries: [PG] = [payco]

  static let payco = PG(
    id: "payco",
    name: PG.Name("PAYCO", korean: "페이코"),
    company: .nhnPayco, status: .active,
    codes: PG.Codes(v1: "payco", v2: "PAYCO"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.card, .trans, .vbank])), brand: .payco),
    credentials: PG.Credentials([
      CredentialField("cpid", label: "가맹점코드(CPID)", secret: false, required: .always),
      CredentialField("product_id", label: "ProductID", secret: false, required: .always),
      CredentialField("seller_key", label: "SellerKey", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "CPID", separateSubscription: true, confidence: .medium),
    test: PG.TestCredentials(
      shared: [
        TestMID("PARTNERTEST", for: [.windowSimple]),
        TestMID("AUTOPAY", for: [.windowSubscription]),
      ],
      behaviour: .noCharge,
      restrictions: [
        "Tests need PAYCO's development app",
        "Limits cannot be tested",
      ]),
    notes: [
      "Test accounts are separate for one-off and automatic payments; that live ones are too is likely but stated nowhere."
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .help("core-service/channel-setting/payco.md"),
      .docs("opi/ko/integration/pg/v1/payco.mdx"),
      .docs2024("ready/2-pg/pg/payco.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])
}
