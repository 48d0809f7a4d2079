/// Payletter's overseas payments.
enum Payletter {
  static let entries: [PG] = [payletterGlobal]

  static let payletterGlobal = PG(
    id: "payletter_global",
    name: PG.Name("Payletter overseas payment", korean: "페이레터 해외결제"),
    company: .payletter, status: .active,
    codes: PG.Codes(v1: nil, v2: "PAYLETTER_GLOBAL", v1Bypass: "payletter_global"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSubscription]),
      v2: PG.Statement(stated: [.windowGeneral, .windowSubscription, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .unionpay, .wechat, .alipay]),
        subscription: PG.MethodList([.card, .unionpay]), issueAndPayAtOnce: [.card, .unionpay]),
      v2: PG.MethodLists(
        general: PG.MethodList([.card, .unionpay, .alipay, .wechat, .alipayPlus]),
        subscription: PG.MethodList([.card, .unionpay]), issueAndPayAtOnce: [.card, .unionpay])),
    credentials: PG.Credentials([
      CredentialField("store_id", label: "StoreID", secret: false, required: .always),
      CredentialField("api_key", label: "API Key", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "StoreID", onePerCurrency: true, confidence: .medium),
    test: PG.TestCredentials(
      shared: [
        TestMID("portone_test", for: [.windowGeneral, .windowSubscription], only: .currency("USD")),
        TestMID("portoneKR_test", for: [.windowGeneral, .windowSubscription], only: .currency("KRW")),
        TestMID("portoneJP_test", for: [.windowGeneral, .windowSubscription], only: .currency("JPY")),
      ]),
    webhook: PG.Webhook(demand: .required, reason: "payments can stay pending"),
    currencies: PG.Currencies(
      byMethod: [
        PG.Currencies.ByMethod(.card, ["KRW", "USD", "JPY"]),
        PG.Currencies.ByMethod(.unionpay, ["KRW", "USD"]),
        PG.Currencies.ByMethod(.alipay, ["USD", "CNY"]),
        PG.Currencies.ByMethod(.alipayPlus, ["USD"]),
        PG.Currencies.ByMethod(.wechat, ["KRW", "USD", "CNY"]),
      ]),
    duties: [
      PG.Duty(.openPortOneAddresses(at: "Payletter"), modules: [.windowSubscription, .apiSubscription])
    ],
    notes: [
      "V1 has no code for it: requests name it by channel key.",
      "A billing key is issued with a first payment.",
      "Requests name no method but Payletter's own codes, which are listed as V1 spellings; V2 adds the Alipay+ brands.",
      "Test IDs are one a currency; that live ones are too is said of the global console.",
      "The help page calls the API key a secret key.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/payletter-global.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/payletter.md"),
      .docs("opi/ko/integration/pg/v2/payletter-global.mdx"),
      .docs("opi/ko/integration/ready/_components/integration-guide/payletter-global.mdx"),
      .help("core-service/payment-type/content200007.md"),
      .help("core-service/payment-type/payletter-international.md"),
    ])
}
