/// Galaxia Moneytree.
enum Galaxia {
  static let entries: [PG] = [galaxia]

  static let galaxia = PG(
    id: "galaxia",
    name: PG.Name("Galaxia Moneytree", korean: "갤럭시아머니트리"),
    company: .galaxia, status: .active,
    codes: PG.Codes(v1: "galaxia", v2: "GALAXIA"),
    modules: PG.Modules(
      v1: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .windowSubscription],
        disputed: [.apiKeyIn, .apiSubscription]),
      v2: PG.Statement(
        stated: [.windowGeneral, .windowSimple, .windowSubscription],
        disputed: [.apiKeyIn, .apiSubscription]),
      easyPay: .hub),
    methods: PG.Methods(
      v1: PG.MethodLists(
        general: PG.MethodList([
          .card, .trans, .vbank, .phone, .cultureland, .smartculture, .booknlife, .happymoney, .kakaopay,
          .naverpay, .tosspay, .samsungpay, .applepay, .payco,
        ]),
        subscription: PG.MethodList([.card, .phone]), issueAndPayAtOnce: [.phone]),
      v2: PG.MethodLists(
        general: PG.MethodList(
          [.card, .trans, .vbank, .phone, .moneytree], possible: .giftCertificates.union(.easyPay)),
        subscription: PG.MethodList([.card, .phone]), issueAndPayAtOnce: [.phone])),
    credentials: PG.Credentials([
      CredentialField("mid", label: "MID", secret: false, required: .always),
      CredentialField("key", label: "KEY (help: apiKey)", secret: true, required: .always),
      CredentialField("iv", label: "IV", secret: true, required: .always),
    ]),
    test: PG.TestCredentials(
      shared: [
        TestMID("M251105747", for: [.windowGeneral, .windowSubscription]),
        TestMID("M251105772", for: [.apiKeyIn]),
        TestMID("M251105773", for: [.apiSubscription]),
        TestMID("M2103135", for: [.windowGeneral], only: .methods([.cultureland])),
        TestMID("M251205787", for: [.windowSubscription], only: .methods([.phone])),
      ]),
    currencies: PG.Currencies(["KRW"]),
    notes: [
      "Label and test MIDs include API payments, which no page and no OpenAPI operation lists.",
      "V1 also issues convenience-store numbers, by a call of their own.",
      "M2103135 also serves game-culture certificates and T-money, which V1 has no name for.",
      "The help page asks for MID and API key only.",
    ],
    sources: [
      .docs("opi/ko/support/code-info/pg-2.mdx"),
      .schema("v2.openapi.yml"),
      .help("core-service/channel-setting/galaxia.md"),
      .docs("opi/ko/integration/pg/v1/galaxia.mdx"),
      .docs("opi/ko/integration/pg/v2/galaxia.mdx"),
      .schema("v1.openapi.json"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
