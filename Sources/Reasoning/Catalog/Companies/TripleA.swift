/// Triple-A, which takes crypto currencies.
enum TripleA {
  static let entries: [PG] = [tripleA]

  static let tripleA = PG(
    id: "triple_a",
    name: PG.Name("Triple-A (crypto)", korean: "Triple-A"),
    company: .tripleA, status: .active,
    codes: PG.Codes(v1: nil, v2: "TRIPLE_A"),
    modules: PG.Modules(v2: PG.Statement(stated: [.windowGeneral])),
    methods: PG.Methods(v2: PG.MethodLists(general: PG.MethodList([.crypto]))),
    credentials: PG.Credentials([
      CredentialField("merchant_key", label: "Merchant Key", secret: false, required: .always),
      CredentialField("client_id", label: "Client ID", secret: false, required: .always),
      CredentialField("client_secret", label: "Client Secret", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "Merchant key"),
    notes: [
      "Requests name no method.",
      "Tests pay with Testnet3 coins; no shared ID is printed.",
    ],
    sources: [
      .schema("v2.openapi.yml"),
      .docs("opi/ko/integration/pg/v2/triple-a.mdx"),
      .docs("opi/ko/integration/ready/readme.mdx"),
    ])
}
