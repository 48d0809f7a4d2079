import MidasCatalog
import MidasDiagnostics
import Testing

/// What a PG offers: modules, methods and generations.
@Suite("Modules and methods")
struct ModuleAndMethodTests {
  private func found(_ rest: String, api: String = "") -> [String] {
    let yaml = "merchant: acme\n\(api)channels:\n  - { id: a, mode: live, mid: ACME0001, \(rest) }\n"
    let rules = [
      "module-not-supported", "method-not-supported", "method-spelling", "module-generation-mismatch",
      "identity-mixed", "identity-module-on-payment-pg", "api-on-window-code", "currency-not-supported",
      "general-and-subscription-share-mid", "hub-brands-share-mid",
    ]
    return findings(in: yaml).filter { rules.contains($0.rule) }.map { "\($0.severity.rawValue) \($0.rule)" }
  }

  @Test(
    "Modules",
    arguments: [
      ("pg: kakaopay, modules: [window.general]", ["error module-not-supported"]),
      ("pg: kakaopay, modules: [window.simple]", []),
      ("pg: uplus, modules: [window.subscription]", ["error module-not-supported"]),
      ("pg: settle, modules: [window.simple]", ["warning module-not-supported"]),
      ("pg: galaxia, modules: [api.key-in]", ["warning module-not-supported"]),
      ("pg: inicis_unified, modules: [window.general]", ["error module-not-supported"]),
      ("pg: html5_inicis, modules: [identity]", ["error identity-module-on-payment-pg"]),
      ("pg: kcp_v2, modules: [identity]", []),
      ("pg: kcp_v2, modules: [window.general, identity]", ["error identity-mixed"]),
      ("pg: html5_inicis, modules: [api.key-in]", ["warning api-on-window-code"]),
      ("pg: html5_inicis, modules: [api.virtual-account]", []),
      ("pg: syrup, modules: [window.general, api.key-in]", []),
      ("pg: kcp, modules: [window.general, window.generl]", []),
      ("pg: nope, modules: [window.general]", []),
    ])
  func modules(_ rest: String, _ expected: [String]) {
    #expect(found(rest) == expected)
  }

  @Test("A direct easy-pay PG's general window is mended to window.simple, unless that is there")
  func mended() throws {
    func mends(_ modules: String) throws -> [String] {
      let yaml =
        "merchant: acme\nchannels:\n  - { id: a, mode: test, pg: kakaopay, modules: \(modules), mid: shared }\n"
      let found = try #require(findings(in: yaml).first { $0.rule == "module-not-supported" })
      return [found.mend?.text].compactMap(\.self)
    }
    #expect(try mends("[window.general]") == ["window.simple"])
    #expect(try mends("[window.simple, window.general]") == [])
  }

  @Test(
    "Methods",
    arguments: [
      ("pg: kcp, modules: [window.general], methods: [card, vbank, kakaopay]", []),
      ("pg: kcp, modules: [window.general], methods: [card, alipay]", ["error method-not-supported"]),
      ("pg: kcp, modules: [window.general], methods: [cart]", ["error method-not-supported"]),
      ("pg: kcp, modules: [window.general], methods: [EASY_PAY]", ["error method-not-supported"]),
      (
        "pg: kcp, modules: [window.general], methods: [CARD, TRANSFER]",
        ["note method-spelling", "note method-spelling"]
      ),
      ("pg: kcp, modules: [window.key-in], methods: [alipay]", []),
      ("pg: kcp, modules: [window.general, api.key-in], methods: [card, vbank]", []),
      ("pg: kcp, modules: [window.general, api.key-in], methods: [vbank]", ["error method-not-supported"]),
      ("pg: nice_v2, modules: [window.subscription], methods: [kakaopay]", []),
      ("pg: kakaopay, modules: [window.general], methods: [vbank]", ["error module-not-supported"]),
      ("pg: syrup, modules: [window.simple], methods: [card]", []),
      ("pg: kcp, modules: [window.general, window.generl], methods: [alipay]", []),
      ("pg: paypal, modules: [window.general], methods: [paypal]", []),
      ("pg: payco, modules: [window.simple], methods: [payco]", []),
    ])
  func methods(_ rest: String, _ expected: [String]) {
    #expect(found(rest) == expected)
  }

  @Test(
    "Generations",
    arguments: [
      ("pg: kcp_v2, modules: [window.general]", "api: [v1]\n", ["error module-generation-mismatch"]),
      ("pg: kcp_v2, modules: [window.general]", "api: [v1, v2]\n", []),
      ("pg: kcp_v2, modules: [window.general], api: [v2]", "api: [v1]\n", []),
      ("pg: kcp, modules: [window.general], api: [v2]", "", ["error module-generation-mismatch"]),
      ("pg: kcp, modules: [window.general], api: [v3]", "", []),
      ("pg: syrup, modules: [window.general], api: [v1]", "", []),
      ("pg: payletter_global, modules: [api.subscription], api: [v1]", "", ["warning module-not-supported"]),
      ("pg: payletter_global, modules: [api.subscription]", "", []),
      ("pg: danal, modules: [window.general], api: [v2]", "", ["warning module-not-supported"]),
    ])
  func generations(_ rest: String, _ api: String, _ expected: [String]) {
    #expect(found(rest, api: api) == expected)
  }

  @Test(
    "Currencies and contracts",
    arguments: [
      ("pg: kakaopay, modules: [window.simple], currencies: [KRW]", []),
      ("pg: kakaopay, modules: [window.simple], currencies: [krw]", ["error currency-not-supported"]),
      ("pg: paypal, modules: [window.general], currencies: [USD]", []),
      ("pg: paypal, modules: [window.general], currencies: [KRW]", ["error currency-not-supported"]),
      ("pg: paypal_v2, modules: [window.general], currencies: [KRW]", ["warning currency-not-supported"]),
      ("pg: kcp, modules: [window.general], currencies: [USD]", []),
      (
        "pg: kakaopay, modules: [window.simple, window.subscription]",
        ["error general-and-subscription-share-mid"]
      ),
      (
        "pg: nice_v2, modules: [api.key-in, api.subscription]", ["warning general-and-subscription-share-mid"]
      ),
      ("pg: naverpay, modules: [window.simple, window.subscription]", []),
      ("pg: kcp, modules: [window.general], methods: [card, kakaopay]", []),
      ("pg: kcp, modules: [window.general], methods: [payco, kakaopay]", ["warning hub-brands-share-mid"]),
    ])
  func contracts(_ rest: String, _ expected: [String]) {
    #expect(found(rest) == expected)
  }
}
