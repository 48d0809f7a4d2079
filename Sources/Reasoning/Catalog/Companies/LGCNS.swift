/// LG CNS's SmilePay.
enum LGCNS {
  static let entries: [PG] = [smilepay]

  static let smilepay = PG(
    id: "smilepay",
    name: PG.Name("SmilePay (LG CNS)", korean: "스마일페이"),
    company: .lgCNS, status: .active,
    codes: PG.Codes(v1: "smilepay", v2: "SMILEPAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription]), easyPay: .direct,
      confidence: .medium),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField(
        "merchant_enc_key", label: "ENC Key (merchantEncKey)", secret: true, required: .always),
      CredentialField(
        "merchant_hash_key", label: "상점 Key (merchantHashKey)", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(shared: [TestMID("cnstest25m", for: [.windowSimple])]),
    notes: [
      "The console's label looks copied from KCP; the code table is followed.",
      "Inside the app the buyer picks card, transfer or points.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .help("core-service/channel-setting/smilepay.md"),
      .docs("opi/ko/integration/pg/v1/smilepay.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
    ])
}
