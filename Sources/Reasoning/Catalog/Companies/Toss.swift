/// Toss Pay, the wallet.
enum Toss {
  static let entries: [PG] = [tosspay, tosspayV2]

  static let tosspay = PG(
    id: "tosspay",
    name: PG.Name("Toss Pay (old module)", korean: "토스페이"),
    company: .toss, status: .active,
    codes: PG.Codes(v1: "tosspay", v2: "TOSSPAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple], denied: [.windowSubscription]), easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.card])), brand: .tosspay),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("api_key", label: "API Key", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(shared: [TestMID("tosstest", for: [.windowSimple])], behaviour: .noCharge),
    notes: ["The console guide sends test users to Toss; later pages print tosstest."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs2024("ready/2-pg/pg/toss.mdx"),
      .docs("opi/ko/integration/pg/v1/tosspay.mdx"),
      .help("core-service/channel-setting/tosspay.md"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])

  static let tosspayV2 = PG(
    id: "tosspay_v2",
    name: PG.Name("Toss Pay (new module)", korean: "(신) 토스페이"),
    company: .toss, status: .active,
    codes: PG.Codes(v1: "tosspay_v2", v2: "TOSSPAY_V2"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(stated: [.windowSimple, .windowSubscription]), easyPay: .direct),
    methods: PG.Methods(
      v1: PG.MethodLists(simple: PG.MethodList([.tosspay]), subscription: PG.MethodList([.tosspay])),
      v2: PG.MethodLists(simple: PG.MethodList([.tosspay]), subscription: PG.MethodList([.tosspay])),
      brand: .tosspay),
    credentials: PG.Credentials([
      CredentialField("mid", label: "상점아이디(MID)", secret: false, required: .always),
      CredentialField("api_key", label: "API Key", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(shared: [TestMID("tosstest", for: [.windowSimple])], behaviour: .noCharge),
    webhook: PG.Webhook(
      demand: .recommended(.subscription),
      reason: "billing keys and their payments change outside the request"),
    notes: ["Later pages print tosstest, against the console guide."],
    sources: [
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .schema("v2.openapi.yml"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/tosspay-v2.mdx"),
      .docs("opi/ko/integration/pg/v1/tosspay-v2/readme.mdx"),
      .help("core-service/channel-setting/tosspay.md"),
      .docs2024("ready/2-pg/pg/tosspay-v2.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/pg/v1/tosspay-v2/caution.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
    ])
}
