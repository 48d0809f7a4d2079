import MidasDiagnostics
import MidasSource
import Testing

@testable import MidasChecks

@Suite("Secrets and references")
struct SecretTests {
  private func merchant(_ value: String) -> String {
    """
    merchant: acme
    keys:
      rest-api-secret: \(value)
    submerchants:
      - id: books
        tier: "B01"
        webhooks:
          - { api: v2, mode: live, url: "https://books.acme.example", secrets: [\(value)] }
    channels:
      - id: card
        mode: live
        pg: kcp
        modules: [window.general]
        methods: [card]
        mid: AB12C
        credentials: { site_key: \(value) }
    """
  }

  @Test("A literal secret is refused wherever one stands, and never shown")
  func literal() {
    let yaml = merchant("hunter2-Zq")
    let found = findings(in: yaml)
    #expect(found.filter { $0.rule == "secret-literal" }.count == 3)
    let files = SourceFiles([SourceFile(path: "acme.yaml", bytes: Array(yaml.utf8))])
    let text = TextReport(files: files).text(of: found)
    #expect(text.contains("secret-literal"))
    #expect(!text.contains("hunter2"))
    #expect(text.contains("rest-api-secret: **********"))
    let tally = Tally(of: found, files: 1)
    #expect(!JSONReport(files: files).text(of: found, tally: tally).contains("hunter2"))
  }

  @Test("Another finding on the line of a secret does not show it")
  func neighbour() {
    let yaml = """
      merchant: acme
      channels:
        - { id: a, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: { sit_key: hunter2-Zq } }
        - { id: b, mode: live, pg: kpc, modules: [window.general], mid: AB12C, credentials: { site_key: hunter2-Zq } }
      """
    let found = findings(in: yaml)
    #expect(found.contains { $0.rule == "unknown-credential" } && found.contains { $0.rule == "unknown-pg" })
    let files = SourceFiles([SourceFile(path: "acme.yaml", bytes: Array(yaml.utf8))])
    #expect(!TextReport(files: files).text(of: found).contains("hunter2"))
  }

  @Test(
    "References in order",
    arguments: [
      "env://ACME_KEY", "env://_x1", "file://secrets/acme key.pem", "file://a.b/..c",
      "exec://vault/acme/key#1",
      "exec://aws-secrets/prod/kcp",
    ])
  func references(_ reference: String) {
    let found = findings(in: merchant("\"\(reference)\"")).filter { $0.severity == .error }
    #expect(found.map(\.summary) == [])
  }

  @Test(
    "References out of order",
    arguments: [
      ("env://", "invalid-reference"), ("env://1KEY", "invalid-reference"),
      ("env://A-B", "invalid-reference"),
      ("env://A B", "invalid-reference"), ("file://", "invalid-reference"),
      ("file://a//b", "invalid-reference"),
      ("file://./a", "invalid-reference"), ("exec://vault", "invalid-reference"),
      ("exec:///key", "invalid-reference"), ("exec://va lt/key", "invalid-reference"),
      ("vault://acme/key", "invalid-reference"), ("https://acme.example", "invalid-reference"),
      ("env:KEY", "invalid-reference"), ("ENV://KEY", "invalid-reference"),
      ("file:///etc/passwd", "reference-outside-workspace"), ("file://../a", "reference-outside-workspace"),
      ("file://a/../../b", "reference-outside-workspace"), ("file://~/a", "reference-outside-workspace"),
      ("", "secret-literal"), ("$KEY", "secret-literal"), ("a:b", "secret-literal"),
    ])
  func mistakes(_ reference: String, _ rule: String) {
    let found = findings(in: merchant("\"\(reference)\"")).filter { $0.severity == .error }
    #expect(found.map(\.rule) == [rule, rule, rule], "\(reference)")
  }

  @Test("Outside of secrets a reference is refused where it names what is checked")
  func misplaced() {
    let yaml = """
      merchant: acme
      keys: { code: env://CODE, store-id: env://STORE }
      channels:
        - id: naver
          mode: test
          pg: naverpay
          modules: [window.simple]
          mid: naverpay-partner
          credentials: { client_id: env://ID, client_secret: env://S, chain_id: c1 }
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: file://cid }
      """
    let found = findings(in: yaml).filter { $0.rule == "invalid-reference" }
    #expect(found.map(\.severity) == [.error, .error, .warning, .error])
  }
}
