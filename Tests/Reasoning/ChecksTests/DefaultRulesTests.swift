import MidasDiagnostics
import Testing

@Suite struct DefaultTests {
  @Test("No default is asked for where there is one channel of a kind, or V2 alone calls")
  func notAsked() {
    #expect(rules(merchant("api: [v2]"), "no-default") == [])
    #expect(rules(merchant("defaults: { window: card }"), "no-default") == [])
    #expect(rules(merchant("defaults: window"), "no-default") == [], "what could not be read may name one")
    #expect(
      rules(
        merchant("").replacing(
          "danal_tpay, modules: [window.general]", with: "html5_inicis, modules: [api.key-in]"), "no-default")
        == [])
    #expect(rules(merchant(""), "no-default") == ["no-default"])
  }

  @Test("A sub-merchant without a default has the first channel assigned to it")
  func firstAssigned() {
    let yaml = merchant("submerchants: [{ id: books, tier: B01 }]").replacing(
      "mid: shared", with: "mid: shared, assign: books")
    #expect(rules(yaml, "no-default") == [])
  }

  @Test("The default may stand in another file than its channel")
  func otherFile() {
    let part =
      "continues: acme\nchannels: [{ id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }]"
    #expect(
      findings(in: ["merchant: acme\ndefaults: { window: card }", part]).filter { $0.severity == .error }
        == [])
  }
}
