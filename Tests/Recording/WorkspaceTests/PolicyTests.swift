import Foundation
import MidasDiagnostics
import MidasSource
import MidasWorkspace
import TestSupport
import Testing

private func findings(settings: String, _ merchant: String) throws -> [Diagnostic] {
  let scratch = try Scratch()
  _ = try scratch.file(named: "midas.yaml", holding: settings)
  _ = try scratch.file(named: "shop.yaml", holding: merchant)
  let path = scratch.url.path(percentEncoded: false)
  return try withExtendedLifetime(scratch) {
    try Workspace(opening: .init(paths: [path])).compiled().findings
  }
}

@Suite struct PolicyTests {
  /// A merchant with one warning: its tier reads as a number elsewhere.
  private let ambiguous = """
    merchant: shop
    submerchants:
      - { id: books, tier: 001 }
    channels:
      - { id: card, mode: test, pg: kakaopay, modules: [window.simple], mid: shared, assign: books }
    """

  @Test(
    "Policy gives a rule its severity",
    arguments: [("error", Severity.error), ("warning", .warning), ("note", .note)])
  func severities(_ word: String, _ severity: Severity) throws {
    let found = try findings(
      settings: "midas: 1\npolicy: { severity: { ambiguous-scalar: \(word) } }", ambiguous)
    #expect(found.filter { $0.rule == "ambiguous-scalar" }.map(\.severity) == [severity])
  }

  @Test(
    "A password in the state's URL is found without a store",
    arguments: ["postgresql://midas:pw@db/midas", "postgres://db/midas?password=pw"])
  func statePassword(url: String) throws {
    let found = try findings(settings: "midas: 1\nstate: \(url)", "merchant: shop")
    #expect(found.map(\.rule) == ["secret-literal"])
    #expect(found.first?.secrets == found.map(\.place))
    #expect(try findings(settings: "midas: 1\nstate: postgresql://midas@db/midas", "merchant: shop") == [])
  }

  @Test func policySwitchesARuleOff() throws {
    let found = try findings(settings: "midas: 1\npolicy: { severity: { ambiguous-scalar: off } }", ambiguous)
    #expect(found.filter { $0.rule == "ambiguous-scalar" } == [])
  }

  @Test(
    "What cannot be lowered stays an error",
    arguments: ["duplicate-mid", "cidr-misaligned", "webhook-required", "yaml-syntax", "unknown-key"])
  func coreRules(_ rule: String) throws {
    let found = try findings(
      settings: "midas: 1\npolicy: { severity: { \(rule): warning } }", "merchant: shop")
    #expect(found.map(\.rule) == ["core-rule-lowered"])
    #expect(found.first?.place.file == Workspace.settingsFile)
  }

  @Test func aCoreRuleMayBeCalledAnError() throws {
    #expect(
      try findings(settings: "midas: 1\npolicy: { severity: { duplicate-mid: error } }", "merchant: shop")
        == [])
  }

  @Test(
    "Mistakes in midas.yaml are findings",
    arguments: [
      ("midas: 2", "wrong-type"), ("workspace: x", "missing-key"), ("midas: 1\nmerchant: x", "unknown-key"),
      ("midas: 1\npolicy: { severity: { duplicate-mids: off } }", "unknown-rule"),
      ("midas: 1\npolicy: { limits: { deletions: many } }", "wrong-type"),
      ("midas: 1\npolicy: { limits: { widen-addresses: 10% } }", "wrong-type"),
      ("midas: 1\npolicy: { limits: { deletion: 1 } }", "unknown-key"),
      ("midas: 1\ncatalog: { shared-mids: [{ pg: kcpp, mid: A, because: b }] }", "unknown-pg"),
      ("midas: 1\ncatalog: { shared-mids: [{ pg: kcp, mid: A }] }", "missing-key"),
      ("midas: [", "yaml-syntax"), ("", "missing-key"),
    ])
  func mistakes(_ settings: String, _ rule: String) throws {
    #expect(try findings(settings: settings, "merchant: shop").map(\.rule) == [rule])
  }

  @Test(
    "A comment silences a finding above its line or at its end",
    arguments: [
      "  # midas:ignore ambiguous-scalar read by Midas alone\n  - { id: books, tier: 001 }",
      "  - { id: books, tier: 001 } # midas:ignore ambiguous-scalar read by Midas alone",
      "  # midas:ignore ambiguous-scalar read by Midas alone\n  # another comment\n  - { id: books, tier: 001 }",
    ])
  func silencing(_ line: String) throws {
    let merchant = ambiguous.replacing("  - { id: books, tier: 001 }", with: line)
    let rules = try findings(settings: "midas: 1", merchant).map(\.rule)
    #expect(!rules.contains("ambiguous-scalar") && !rules.contains("unused-ignore"))
  }

  @Test(
    "A comment that silences nothing says so",
    arguments: [
      ("# midas:ignore ambiguous-scalar far away", "unused-ignore"),
      ("# midas:ignore ambiguous-scalar", "ignore-without-reason"),
      ("# midas:ignore", "ignore-without-reason"),
      ("# midas:ignore ambigous-scalar because", "unknown-rule"),
      ("# midas:ignore duplicate-mid because", "core-rule-lowered"),
    ])
  func useless(_ comment: String, _ rule: String) throws {
    #expect(try findings(settings: "midas: 1", comment + "\nmerchant: shop").map(\.rule) == [rule])
  }

  @Test func aMistypedRuleIsMarkedItself() throws {
    let found = try findings(settings: "midas: 1", "# midas:ignore ambigous-scalar because\nmerchant: shop")
    #expect(found.map(\.place.span) == [SourceSpan(start: 15, end: 30)])
  }

  @Test func aTextThatLooksLikeACommentIsNone() throws {
    let merchant = "merchant: shop\nname: \"# midas:ignore ambiguous-scalar because\""
    #expect(try findings(settings: "midas: 1", merchant) == [])
  }
}
