/// Hyphen, whose documents are gone.
enum Hyphen {
  static let entries: [PG] = [hyphen]

  static let hyphen = PG(
    id: "hyphen",
    name: PG.Name("Hyphen", korean: "하이픈"),
    company: .hyphen, status: .documentsRemoved, ended: "2025-11-18",
    codes: PG.Codes(v1: nil, v2: "HYPHEN"),
    modules: PG.Modules(
      v1: PG.Statement(stated: [.windowSimple]), v2: PG.Statement(stated: [.windowSimple]),
      easyPay: .direct),
    methods: PG.Methods(
      v1: PG.MethodLists(simple: PG.MethodList([.trans])),
      v2: PG.MethodLists(simple: PG.MethodList([], possible: .easyPay))),
    credentials: PG.Credentials([
      CredentialField("store_number", label: "상점번호", secret: false, required: .always),
      CredentialField("encryption_key", label: "암호화 키", secret: true, required: .always),
      CredentialField("encryption_token", label: "암호화 토큰", secret: true, required: .always),
    ]),
    mid: PG.MIDFacts(term: "store number (상점번호)"),
    sources: [
      .schema("v2.openapi.yml"),
      .docs2025("opi/ko/integration/pg/v1/hyphen.mdx"),
      .docs2025("opi/ko/integration/pg/v2/hyphen.mdx"),
      .docs2025("opi/ko/integration/ready/_components/integration-guide/hyphen.mdx"),
    ])
}
