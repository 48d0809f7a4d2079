import Foundation
import MidasDiagnostics
import MidasSource
import MidasWorkspace
import TestSupport
import Testing

/// The findings on a workspace of one merchant, as `rule "marked text"` where they are on midas.yaml.
private func found(_ settings: String, _ merchant: String = "merchant: shop\n", selecting file: String? = nil)
  throws
  -> [String]
{
  let scratch = try Scratch()
  let text = "midas: 1\n" + settings
  _ = try scratch.file(named: "midas.yaml", holding: text)
  _ = try scratch.file(named: "shop.yaml", holding: merchant)
  let path = scratch.url.path(percentEncoded: false)
  let bytes = Array(text.utf8)
  return try withExtendedLifetime(scratch) {
    try Workspace(opening: .init(paths: [file.map { "\(path)/\($0)" } ?? path])).compiled().findings.map {
      finding in
      guard finding.place.file == Workspace.settingsFile else { return finding.rule }
      let span = finding.place.span
      return "\(finding.rule) \(String(decoding: bytes[Int(span.start)..<Int(span.end)], as: UTF8.self))"
    }
  }
}

@Suite("Settings that are mistaken, outdated or not needed")
struct SettingsTests {
  private static func live(_ id: String, _ mid: String, _ more: String = "") -> String {
    """
      - { id: \(id), mode: live, pg: kcp, modules: [window.general], methods: [card], mid: \(mid),
          credentials: { site_key: env://KCP }, key: channel-key-893597d6-e62d-410f-83f9-119f530b4b1\(id.count)\(more) }

    """
  }

  /// Two stores behind one contract.
  private static let sharing = """
    merchant: shop
    submerchants: [{ id: books, tier: "B01" }]
    channels:
    \(live("a", "AB12C"))\(live("bb", "AB12C", ", assign: books"))
    webhooks: [{ api: v1, mode: live, url: per-request }]

    """

  private static let borrowing = """
    merchant: shop
    channels:
      - { id: toss, mode: test, pg: tosspay_v2, modules: [window.simple], mid: shared,
          key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11 }

    """

  @Test("A contract that several stores have is named, and a name that nobody needs is found")
  func sharedMIDs() throws {
    let entry = "{ pg: kcp, mid: AB12C, because: contract of 2026 }"
    #expect(try found("", Self.sharing) == ["duplicate-mid"])
    #expect(try found("catalog: { shared-mids: [\(entry)] }", Self.sharing) == [])
    #expect(
      try found("catalog: { shared-mids: [\(entry), \(entry)] }", Self.sharing) == [
        "setting-without-effect AB12C"
      ])
    #expect(try found("catalog: { shared-mids: [\(entry)] }") == ["setting-without-effect AB12C"])
    #expect(
      try found("catalog: { shared-mids: [\(entry)] }", Self.sharing.replacing("AB12C", with: "AB12D"))
        == ["duplicate-mid"], "while there are errors nobody is said to use nothing")
    #expect(
      try found("catalog: { shared-mids: [\(entry)] }", selecting: "shop.yaml") == [],
      "what a part uses says nothing of the whole")
    #expect(
      try found("catalog: { shared-mids: [{ pg: kcp, mid: AO09C, because: console guide }] }") == [
        "setting-without-effect AO09C"
      ])
  }

  @Test("One store may have the contract that a store of another workspace has")
  func oneStore() throws {
    let webhooks = "webhooks: [{ api: v1, mode: live, url: per-request }]\n"
    let alone = "merchant: shop\nchannels:\n" + Self.live("a", "AB12C") + webhooks
    #expect(try found("catalog: { shared-mids: [{ pg: kcp, mid: AB12C, because: b }] }", alone) == [])
  }

  @Test(
    "Test credentials are opened where the rule shuts them, and for somebody",
    arguments: [
      ("{ pg: tosspay_v2, because: help centre }", []),
      ("{ pg: tosspay_v2, because: help centre, modules: [window.simple] }", []),
      ("{ pg: kcp, because: b }", ["setting-without-effect kcp"]),
      ("{ pg: naverpay, because: b }", ["setting-without-effect naverpay"]),
      ("{ pg: paypal_v2, because: b }", []),
      (
        "{ pg: tosspay_v2, because: b }, { pg: tosspay_v2, because: b, modules: [window.simple] }",
        ["setting-without-effect tosspay_v2"]
      ),
      ("{ pg: tosspya, because: b }", ["unknown-pg tosspya"]),
      ("{ pg: tosspay_v2, because: \" \" }", ["missing-value \" \""]),
      ("{ pg: tosspay_v2, because: }", ["missing-value "]), ("{ pg: tosspay_v2 }", ["missing-key pg"]),
    ] as [(String, [String])])
  func testCredentials(entries: String, rules: [String]) throws {
    let found = try found("catalog: { test-credentials: [\(entries)] }", Self.borrowing)
    #expect(found.filter { $0 != "own-test-credentials-required" } == rules)
    let isOpened =
      entries.contains("tosspay_v2, because: help")
      || entries.contains("tosspay_v2, because: b")
    #expect(found.contains("own-test-credentials-required") == !isOpened)
  }

  @Test("What a workspace without errors does not use is a note")
  func unused() throws {
    #expect(
      try found("catalog: { test-credentials: [{ pg: paypal_v2, because: b }] }") == [
        "setting-without-effect paypal_v2"
      ])
  }

  @Test("A MID or module that nothing lends is named")
  func narrowed() throws {
    let mids = "catalog: { test-credentials: [{ pg: tosspay_v2, because: b, mids: [tosstset] }] }"
    #expect(try found(mids) == ["setting-without-effect tosspay_v2", "setting-without-effect tosstset"])
    let modules =
      "catalog: { test-credentials: [{ pg: tosspayments, because: b, modules: [api.key-in] }] }"
    #expect(
      try found(modules) == ["setting-without-effect tosspayments", "setting-without-effect api.key-in"])
  }

  @Test(
    "Facts are news, and agree",
    arguments: [
      ("status: ended", []), ("status: active", ["setting-without-effect active"]),
      ("modules: { v1: [window.subscription] }", []),
      ("modules: { v1: [window.general] }", ["setting-without-effect window.general"]),
      ("methods: { window.general: [card] }", ["setting-without-effect card"]),
      ("methods: { window.general: [crypto] }", []),
      ("former-mids: [AO09C]", []), ("former-mids: [NEW01, NEW01]", ["setting-without-effect NEW01"]),
      ("test-mids: [{ mid: NEW01, modules: [window.general] }]", []),
      ("webhook: none", ["setting-without-effect none"]), ("webhook: required", []),
      ("live-prefix: K", []),
      (
        "modules: { v1: [window.subscription] }, without-modules: [window.subscription]",
        ["contradictory-setting window.subscription"]
      ),
      (
        "former-mids: [NEW01], test-mids: [{ mid: NEW01, modules: [window.general] }]",
        ["contradictory-setting NEW01"]
      ),
      ("status: gone", ["wrong-type gone"]), ("statsu: ended", ["unknown-key statsu"]),
    ] as [(String, [String])])
  func facts(fact: String, rules: [String]) throws {
    #expect(try found("catalog: { pgs: { kcp: { because: notice, \(fact) } } }") == rules)
  }

  @Test("An entry that states nothing is found")
  func nothing() throws {
    #expect(try found("catalog: { pgs: { kcp: { because: notice } } }") == ["setting-without-effect kcp"])
  }

  @Test(
    "A severity is another one than the rule's own",
    arguments: [
      ("webhook-plain-http: error", []), ("webhook-plain-http: off", []),
      ("webhook-plain-http: warning", ["setting-without-effect warning"]),
      ("cidr-adjacent: note", ["setting-without-effect note"]),
      ("module-not-supported: error", []), ("duplicate-mid: error", []),
      ("duplicate-mid: off", ["core-rule-lowered off"]),
      ("duplicate-mids: off", ["unknown-rule duplicate-mids"]),
      ("webhook-plain-http: errors", ["wrong-type errors"]),
      ("setting-without-effect: off, cidr-adjacent: note", []),
    ] as [(String, [String])])
  func severities(row: String, rules: [String]) throws {
    #expect(try found("policy: { severity: { \(row) } }") == rules)
  }

  @Test(
    "Limits are numbers, or shares of a hundred",
    arguments: [
      ("deletions: 10%", []), ("deletions: 0", []), ("deletions: 100%", []),
      ("deletions: 101%", ["wrong-type 101%"]), ("deletions: -1", ["wrong-type -1"]),
      ("live-channel-deletions: 2%", []), ("widen-addresses: 65536", []),
      ("widen-addresses: 1e3", ["wrong-type 1e3"]), ("deletion: 1", ["unknown-key deletion"]),
    ] as [(String, [String])])
  func limits(row: String, rules: [String]) throws {
    #expect(try found("policy: { limits: { \(row) } }") == rules)
  }
}
