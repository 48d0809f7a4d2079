/// Danal: phone and identity apart from card, transfer and virtual account.
enum Danal {
  static let entries: [PG] = [danal, danalTpay]

  static let danal = PG(
    id: "danal",
    name: PG.Name("Danal phone payment and identity verification", korean: "다날 휴대폰결제/본인인증"),
    company: .danal, status: .active,
    codes: PG.Codes(v1: "danal", v2: "DANAL"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSubscription, .apiSubscription, .identity],
        disputed: [.apiSubscription]),
      v2: PG.Statement(stated: [.identity]), identity: .phone),
    methods: PG.Methods(v1: PG.MethodLists(general: PG.MethodList([.phone]))),
    credentials: PG.Credentials([
      CredentialField("cpid", label: "CPID", secret: false, required: .always),
      CredentialField("cp_pwd", label: "CPPWD", secret: true, required: .always),
      CredentialField("item_code", label: "상품코드(아이템코드)", secret: false, required: .modules(.payment)),
    ]),
    mid: PG.MIDFacts(term: "CPID"),
    test: PG.TestCredentials(
      shared: [TestMID("A010002002", for: [.windowGeneral], only: .methods([.phone]))],
      ownRequired: [.identity], onContractedMID: PG.OnContractedMID(modules: [.identity]),
      behaviour: .chargedThenCancelled, cancelWindow: "before midnight daily"),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: [
      "One console module holds phone payments and identity; the channel's attribute tells them apart. V2 has identity alone.",
      "The billing-key table grants issuing by API, V1's OpenAPI denies it.",
      "One CPID can serve one-off and subscription payments.",
      "Identity is tested on the contracted CPID.",
      "The item code may stay blank where only identity is used.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .docs("opi/ko/integration/pg/v2/readme.mdx"),
      .docs("opi/ko/integration/pg/v1/danal.mdx"),
      .help("core-service/channel-setting/danal.md"),
      .help("faq/general-inquiry/content200041.md"),
      .docs2024("ready/2-pg/payment-gateway/danal.mdx"),
      .help("faq/general-inquiry/real-channel-info.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])

  static let danalTpay = PG(
    id: "danal_tpay",
    name: PG.Name("Danal card / transfer / virtual account", korean: "다날"),
    company: .danal, status: .active,
    codes: PG.Codes(v1: "danal_tpay", v2: "DANAL_TPAY"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowGeneral, .windowSubscription], denied: [.apiKeyIn, .apiSubscription])),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([.card, .trans, .vbank, .cultureland, .happymoney]),
        subscription: PG.MethodList([.card]))),
    credentials: PG.Credentials([
      CredentialField("cpid", label: "CPID", secret: false, required: .always),
      CredentialField(
        "cp_pwd", label: "CPPWD", secret: true, required: .methods(.giftCertificates),
        blankUnless: .methods(.giftCertificates)),
      CredentialField(
        "card_encryption_key", label: "신용카드 암호화 KEY", secret: true, required: .methods([.card])),
      CredentialField(
        "transfer_vbank_encryption_key", label: "계좌이체/가상계좌 암호화 KEY", secret: true,
        required: .methods([.trans, .vbank])),
    ]),
    mid: PG.MIDFacts(term: "CPID"),
    test: PG.TestCredentials(
      shared: [TestMID("9810030929", for: [.windowGeneral, .windowSubscription])],
      onContractedMID: PG.OnContractedMID(methods: [.trans, .vbank]), behaviour: .chargedThenCancelled,
      cancelWindow: "before midnight daily",
      restrictions: [
        "Transfer and virtual account do not work on the shared test MID",
        "Partial cancellation cannot be tested",
      ]),
    smartRouting: PG.SmartRouting(v1: [.windowGeneral]),
    notes: [
      "One CPID can serve one-off and subscription payments.",
      "The CPPWD must stay blank unless gift certificates are sold.",
      "PortOne cannot ask a confirm URL before approving gift certificates.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .docs("sdk/ko/v1-sdk/javascript-sdk/payrq.mdx"),
      .docs("opi/ko/support/code-info/pg.mdx"),
      .help("core-service/channel-setting/danal.md"),
      .docs("opi/ko/integration/pg/v1/danal.mdx"),
      .docs2024("ready/2-pg/payment-gateway/danal.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
      .help("core-service/how-to-use/test-mode-cancel.md"),
      .help("faq/general-inquiry/confirm-process.md"),
      .docs("opi/ko/extra/smart-routing/intro.mdx"),
    ])
}
