/// KICC's EasyPay, at home and overseas.
enum KICC {
  static let entries: [PG] = [kicc, kiccV2]

  static let kicc = PG(
    id: "kicc",
    name: PG.Name("KICC EasyPay (old module)", korean: "이지페이(KICC)"),
    company: .kicc, status: .active,
    codes: PG.Codes(v1: "kicc", v2: "KICC"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSubscription], denied: [.apiKeyIn, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .phone]),
        subscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("mid", label: "가맹점ID", secret: false, required: .always)
    ]),
    mid: PG.MIDFacts(term: "MID (가맹점ID)", livePrefix: "IM", separateSubscription: true),
    test: PG.TestCredentials(
      shared: [TestMID("T5102001", for: [.windowGeneral, .windowSubscription])], behaviour: .noCharge),
    webhook: PG.Webhook(
      deposit: PG.DepositNotification(
        v1: "https://service.iamport.kr/kicc_payments/notice_vbank", setBy: "KICC, when it issues the MID",
        isAutomatic: true)),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: ["One-off and subscription payments need a channel each; the shared test MID serves both."],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .help("core-service/channel-setting/kicc.md"),
      .docs("opi/ko/integration/pg/v1/kicc.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/integration/virtual-account/readme.mdx"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let kiccV2 = PG(
    id: "kicc_v2",
    name: PG.Name("KICC EasyPay overseas (new module)", korean: "이지페이(KICC) 해외결제"),
    company: .kicc, status: .active,
    codes: PG.Codes(v1: nil, v2: "KICC_V2"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral]), v2: PG.Statement(stated: [.windowGeneral])),
    methods: PG.Methods(
      v1: PG.MethodLists(general: PG.MethodList([.wechat, .alipayPlus])),
      v2: PG.MethodLists(general: PG.MethodList([.wechat, .alipayPlus]))),
    credentials: PG.Credentials([
      CredentialField("mall_id", label: "가맹점 ID", secret: false, required: .always),
      CredentialField("encryption_key", label: "암복호화 키", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "MallId (가맹점 ID)"),
    test: PG.TestCredentials(ownRequired: .all),
    webhook: PG.Webhook(demand: .required, reason: "its page demands one"),
    currencies: PG.Currencies(["KRW", "USD"]),
    duties: [
      PG.Duty(.registerDomains(["of your shop"], at: "KICC, for WeChat Pay"), .own, methods: [.wechat])
    ],
    notes: ["V1 has no code for it: requests name it by channel key."],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v1/kicc-v2.mdx"),
      .docs("opi/ko/integration/pg/v2/kicc-v2.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .help("core-service/channel-setting/kicc.md"),
      .docs("opi/ko/integration/ready/_components/integration-guide/kicc-v2.mdx"),
    ])
}
