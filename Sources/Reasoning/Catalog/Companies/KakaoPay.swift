/// KakaoPay, whose MIDs are CIDs.
enum KakaoPay {
  static let entries: [PG] = [kakaopay]

  static let kakaopay = PG(
    id: "kakaopay",
    name: PG.Name("KakaoPay", korean: "카카오페이"),
    company: .kakaopay, status: .active,
    codes: PG.Codes(v1: "kakaopay", v2: "KAKAOPAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple, .windowSubscription], denied: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(stated: [.windowSimple, .windowSubscription]), easyPay: .direct),
    methods: PG.Methods(
      v1: PG.MethodLists(simple: PG.MethodList([.card]), subscription: PG.MethodList([.kakaopay])),
      v2: PG.MethodLists(simple: PG.MethodList([.kakaopay]), subscription: PG.MethodList([.kakaopay])),
      brand: .kakaopay),
    credentials: PG.Credentials([
      CredentialField("cid", label: "CID", secret: false, required: .always)
    ]),
    mid: PG.MIDFacts(term: "CID", livePrefix: "CA", separateSubscription: true),
    test: PG.TestCredentials(
      shared: [
        TestMID("TC0ONETIME", for: [.windowSimple]),
        TestMID("TCSUBSCRIP", for: [.windowSubscription]),
      ],
      behaviour: .noCharge, restrictions: ["KB Kookmin cards cannot be tested"]),
    currencies: PG.Currencies(["KRW"]),
    notes: [
      "V1 ignores the method: the buyer picks card or KakaoPay money in the app.",
      "One-off and subscription payments have a CID each, hence a channel each.",
      "A CID is all that the form asks for. Any temporary Kakao account will do for a test.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/kakaopay.md"),
      .docs("opi/ko/integration/pg/v1/kakaopay.mdx"),
      .docs("opi/ko/integration/pg/v2/kakaopay.mdx"),
      .docs2024("ready/2-pg/pg/kakao.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
