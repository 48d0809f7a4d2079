import MidasDiagnostics
import Testing

@Suite("What looks like a secret is not shown, whatever the line is shown for")
struct SecretValuesTests {
  private func line(_ marked: String) -> String {
    let lines = Sample(marked).text().split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines[3].dropFirst(4))
  }

  @Test(
    "Hidden",
    arguments: [
      ("‹api-secret›: s3cr3t", "api-secret: ******"),
      ("‹api-secre›: \"s3 c\" # why", "api-secre: ****** # why"),
      (
        "{ api-secret: env://X, ‹api-secret›: s3 c, code: a }",
        "{ api-secret: env://X, api-secret: ****, code: a }"
      ),
      ("‹sign_key›: 'a: b'", "sign_key: ******"),
      ("{\"‹site_key›\":\"x\\\"y\",\"mid\":\"m\"}", "{\"site_key\":******,\"mid\":\"m\"}"),
      ("secrets: [‹s1›, env://X, s3]", "secrets: [**, env://X, **]"),
      ("keys: { ‹api-secret›: \"s3", "keys: { api-secret: ***"),
      ("‹cp_pwd›: !!str s3", "cp_pwd: !!str **"),
      ("{ ‹api-secret›: {x: s3}, code: a }", "{ api-secret: *******, code: a }"),
      ("‹credentials›: s3", "credentials: **"),
      ("‹site_key›: a,b}c # d", "site_key: ***** # d"),
      ("‹ini_api_iv›: evn://S3", "ini_api_iv: ********"),
    ])
  func hidden(marked: String, shown: String) {
    #expect(line(marked) == shown)
  }

  @Test(
    "Shown",
    arguments: [
      "‹api-secret›: env://NAME", "‹sign_key›: \"file://keys/a\"", "‹key›: chanel-key-1",
      "‹client_key›: ck_1",
      "‹mid›: MOIacme001", "‹url›: https://a.example/x", "secrets: [‹exec://vault/a›]", "‹sign_key›: *cred",
      "‹sign_key›:",
      "‹credentials›: { sign_key: env://A, client_key: ck }", "‹keys›:", "‹keys›: *shared",
    ])
  func shown(marked: String) {
    #expect(line(marked) == marked.filter { $0 != "‹" && $0 != "›" })
  }
}
