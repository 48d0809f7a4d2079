/// CHAI, whose documents are gone.
enum CHAI {
  static let entries: [PG] = [chai]

  static let chai = PG(
    id: "chai",
    name: PG.Name("CHAI", korean: "차이"),
    company: .chai, status: .documentsRemoved,
    codes: PG.Codes(v1: "chai", v2: "CHAI"),
    modules: PG.Modules(v1: PG.Statement(stated: [.windowSimple, .windowSubscription]), easyPay: .direct),
    methods: PG.Methods(v1: PG.MethodLists(simple: PG.MethodList([.trans]))),
    credentials: PG.Credentials(
      [
        CredentialField("public_api_key", label: "public_api_key", secret: false, required: .always),
        CredentialField("private_api_key", label: "private_api_key", secret: true, required: .always),
      ], confidence: .low),
    mid: PG.MIDFacts(term: "public key"),
    notes: ["Only the public key is printed; the other field's name is a guess."],
    sources: [
      .manual("en/General/sample/chai.md"),
      .schema("v1.openapi.json"),
      .schema("v2.openapi.yml"),
      .manual("en/Subscription/sample/chai-request-billing-key.md"),
    ])
}
