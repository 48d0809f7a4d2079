import MidasCatalog
import MidasDiagnostics
import Testing

/// Which rule speaks of a test MID, and that only one does.
@Suite("Test MIDs in channels")
struct TestMIDTests {
  private static let credentials = [
    "kcp": "site_key: env://K", "html5_inicis": "sign_key: env://K",
    "smartro": "merchant_key: env://K, cancel_password: env://P",
    "nice": "merchant_key: env://K, cancel_password: env://P",
  ]

  /// The rules on MIDs that speak, each with its severity.
  private func rules(_ mode: String, _ pg: String, _ module: String, _ mid: String, _ rest: String = "")
    -> [String]
  {
    let credentials = Self.credentials[pg].map { ", credentials: { \($0) }" } ?? ""
    let yaml = """
      merchant: acme
      channels:
        - { id: a, mode: \(mode), pg: \(pg), modules: [\(module)], mid: \(mid)\(mid == "shared" ? "" : credentials)\(rest) }
      """
    return findings(in: yaml).filter { $0.rule.contains("mid") && !$0.rule.contains("midas") }
      .map { "\($0.severity.rawValue) \($0.rule)" }
  }

  @Test(
    "In a live channel",
    arguments: [
      ("html5_inicis", "window.general", "INIpayTest", ["error shared-test-mid-in-live"]),
      ("html5_inicis", "window.general", "MIIiasTest", ["error shared-test-mid-in-live"]),
      ("kcp", "window.general", "shared", ["error shared-test-mid-in-live"]),
      ("kcp", "window.general", "T0000", ["error shared-test-mid-in-live"]),
      ("kcp", "api.subscription", "BA001", ["warning former-test-mid"]),
      ("nice", "api.subscription", "nictest04m", ["warning former-test-mid"]),
      ("naverpay", "window.simple", "naverpay-partner", ["error shared-test-mid-in-live"]),
      ("kcp", "window.general", "INIpayTest", ["error foreign-test-mid"]),
      ("smartro", "window.general", "iamport01m", ["error shared-test-mid-in-live"]),
      ("nope", "window.general", "shared", ["error shared-test-mid-in-live"]),
      ("kcp", "window.general", "AB12C", []),
      ("html5_inicis", "window.general", "MOIacme001", []),
      ("html5_inicis", "window.general", "acme000001", ["note mid-prefix-mismatch"]),
      ("html5_inicis", "window.general", "im_acme001", ["warning mid-of-another-pg"]),
      ("kcp", "window.general", "MOI12", []),
    ])
  func live(_ pg: String, _ module: String, _ mid: String, _ expected: [String]) {
    #expect(rules("live", pg, module, mid) == expected)
  }

  @Test(
    "In a test channel",
    arguments: [
      ("html5_inicis", "window.general", "INIpayTest", []),
      ("html5_inicis", "window.simple", "INIpayTest", []),
      ("html5_inicis", "window.subscription", "INIpayTest", ["warning shared-test-mid-wrong-module"]),
      ("smartro", "window.general", "iamport01m", []),
      ("nice", "api.key-in", "iamport01m", []),
      ("kcp", "window.general", "T0000", ["warning former-test-mid"]),
      ("kcp", "window.general", "INIpayTest", ["error foreign-test-mid"]),
      ("kcp", "window.general", "iamport01m", ["error foreign-test-mid"]),
      ("inicis_v2", "window.general", "MIIiasTest", ["warning foreign-test-mid"]),
      ("naverco", "window.simple", "naverpay-partner", ["warning foreign-test-mid"]),
      ("html5_inicis", "window.general", "MOIacme001", ["warning live-looking-mid-in-test"]),
      ("naverco", "window.simple", "np_acme", []),
      ("kcp", "window.general", "AB12C", []),
    ])
  func test(_ pg: String, _ module: String, _ mid: String, _ expected: [String]) {
    let certiKey = pg == "naverco" ? ", credentials: { certi_key: env://K }" : ""
    #expect(rules("test", pg, module, mid, certiKey) == expected)
  }

  @Test(
    "`shared`",
    arguments: [
      ("kcp", "window.general", "", []), ("kcp", "window.simple", "", []),
      ("kcp", "api.key-in", "", ["error no-shared-test-mid"]),
      ("kcp", "window.general, api.subscription", "", ["error no-shared-test-mid"]),
      ("kpn", "window.general", "", ["error no-shared-test-mid"]),
      ("kpn", "window.general", ", tax: tax-free", []),
      ("payletter_global", "window.general", "", ["error no-shared-test-mid"]),
      ("payletter_global", "window.general", ", currencies: [JPY]", []),
      ("payletter_global", "window.general", ", currencies: [JPY, USD]", ["error no-shared-test-mid"]),
      ("danal", "window.general", "", []), ("danal", "identity", "", ["error no-shared-test-mid"]),
      ("kcp_quick", "window.simple", "", ["error no-shared-test-mid"]),
      ("settle", "api.key-in", "", ["error no-shared-test-mid"]),
      ("kcp", "window.generl", "", []), ("payco", "window.general", "", []),
      ("kcp", "window.subscription", "", []), ("danal", "window.general, identity", "", []),
      ("html5_inicis", "identity", "", []), ("kpn", "window.general", ", tax: none", []),
    ])
  func shared(_ pg: String, _ modules: String, _ rest: String, _ expected: [String]) {
    #expect(rules("test", pg, modules, "shared", rest) == expected)
  }

  @Test(
    "MIDs with something around them that no request has",
    arguments: [
      ("\" AB12C\"", ["error invalid-mid"], "AB12C"), ("\"AB12C\\u00A0\"", ["error invalid-mid"], "AB12C"),
      ("\"\\u200BAB12C\"", ["error invalid-mid"], "AB12C"), ("\"\\t\"", ["error invalid-mid"], nil),
      ("\"\"", ["error invalid-mid"], nil), ("\"12345 \"", ["error invalid-mid"], "12345"),
      ("\(String(repeating: "A", count: 81))", ["error invalid-mid"], nil),
      ("\(String(repeating: "A", count: 80))", [], nil), ("가맹점-01", [], nil),
    ])
  func blanks(_ mid: String, _ expected: [String], _ mended: String?) {
    #expect(rules("live", "kcp", "window.general", mid) == expected)
    let yaml =
      "merchant: acme\nchannels: [{ id: a, mode: live, pg: kcp, modules: [window.general], mid: \(mid) }]"
    let mends = findings(in: yaml).filter { $0.rule == "invalid-mid" }.compactMap(\.mend?.text)
    #expect(mends == [mended].compactMap(\.self))
  }

  @Test("A misspelt credential is not missing as well")
  func misspelt() {
    let yaml = """
      merchant: acme
      channels:
        - { id: a, mode: live, pg: kcp, modules: [window.general], mid: AB12C, credentials: { site_kay: env://K } }
        - { id: b, mode: live, pg: kcp, modules: [window.general], mid: AB12D, credentials: { password: env://K } }
      """
    let found = findings(in: yaml).filter { $0.severity == .error }.map(\.rule)
    #expect(found == ["unknown-credential", "missing-credential", "unknown-credential"])
  }

  @Test("A live MID in a test channel is an error, but where tests run on it")
  func bothModes() {
    func found(_ pg: String, _ rest: String) -> [String] {
      let yaml = """
        merchant: acme
        channels:
          - { id: live, mode: live, pg: \(pg), mid: acme001, \(rest) }
          - { id: test, mode: test, pg: \(pg), mid: acme001, \(rest) }
        """
      return findings(in: yaml).filter { $0.rule.hasSuffix("in-test") || $0.rule == "mid-in-both-modes" }
        .map { "\($0.severity.rawValue) \($0.rule)" }
    }
    #expect(found("ksnet", "modules: [window.general]") == ["error live-mid-in-test"])
    #expect(found("danal", "modules: [identity]") == ["warning mid-in-both-modes"])
    #expect(found("danal", "modules: [window.general]") == ["error live-mid-in-test"])
    #expect(
      found("danal_tpay", "modules: [window.general], methods: [trans]") == ["warning mid-in-both-modes"])
    #expect(found("danal_tpay", "modules: [window.general], methods: [card]") == ["error live-mid-in-test"])
    #expect(found("tosspayments", "modules: [window.general]") == ["warning mid-in-both-modes"])
    #expect(found("kcp_v2", "modules: [identity]") == ["warning live-mid-in-test"])
  }
}
