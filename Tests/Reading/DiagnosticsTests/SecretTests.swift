import MidasDiagnostics
import MidasSource
import Testing

@Suite("No excerpt shows a secret")
struct SecretTests {
  private func line(_ marked: String) -> String {
    let lines = Sample(marked).text().split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines[3].dropFirst(4))
  }

  @Test(
    "What looks like one is hidden, whoever finds what beside it",
    arguments: [
      ("‹rest-api-secrt›: hunter2", "rest-api-secrt: *******"),
      ("rest-api-secret: ‹\"hunter2›", "rest-api-secret: ********"),
      (
        "credentials: { ‹sign_key›: abc, sing_key: 'd, e' } # x",
        "credentials: { sign_key: ***, sing_key: ****** } # x"
      ),
      ("{ \"site_key\": ‹\"abc\"›, mid: AB12C }", "{ \"site_key\": *****, mid: AB12C }"),
      ("‹site_key›: [abc, def]", "site_key: [***, ***]"),
      ("‹PASSWORD›:   p w  # why", "PASSWORD:   ***  # why"),
    ])
  func hidden(marked: String, shown: String) {
    #expect(line(marked) == shown)
  }

  @Test(
    "References, channel keys and everything else are shown",
    arguments: [
      "‹sign_key›: env://ACME_KEY", "{ sign_key: ‹\"env://A\"›, mid: x }", "‹key›: channel-key-1",
      "‹secrets›: [env://A]",
      "‹mid›: AB12C", "url: ‹\"https://a.example/x?secret=1\"›", "‹name›: secret santa", "‹sign_key›:",
    ])
  func shown(marked: String) {
    let plain = marked.replacing("‹", with: "").replacing("›", with: "")
    #expect(line(marked) == plain)
  }

  @Test("What a finding calls secret is hidden in the excerpts of all others")
  func named() {
    let sample = Sample("‹id›: x, value: ‹hunter2›")
    var secret = sample.finding()
    secret.secrets = [Place(sample.spans[1])]
    var other = sample.finding()
    other.related = []
    let text = TextReport(files: sample.files).text(of: [other, secret])
    #expect(!text.contains("hunter2"))
  }
}
