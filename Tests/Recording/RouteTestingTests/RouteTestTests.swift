import MidasDiagnostics
import MidasRouteTesting
import MidasSource
import MidasWorkspace
import TestSupport
import Testing

@Suite("Route tests") struct RouteTestTests {
  @Test(
    "pass where the request reaches what is expected",
    arguments: [
      "scope: shop, pg: html5_inicis.MOIshop001, expect: shop/card",
      "scope: shop, pg: html5_inicis, expect: shop/card",
      "scope: shop, pg: html5_inicis, expect: { oldest: shop/card }",
      "scope: shop, pg: kcp, expect: shop/kcp",
      "scope: shop, expect: { fallback: shop/card }",
      "scope: shop, pg: typo, expect: { fallback: shop/card }",
      "scope: \"shop:books\", pg: kcp, expect: { fallback: shop/books-card }",
      "scope: shop, kind: identity, expect: none", "scope: shop, kind: api, expect: { fallback: shop/keyin }",
      "scope: shop, pg: kcp.AO09C, expect: shared-test",
      "scope: shop, key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11, expect: shop/card",
      "scope: \"shop:books\", key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11, expect: none",
      "scope: \"shop:toys\", mode: live, module: window.general, expect: shop/toys-card",
      "scope: shop, mode: live, module: window.general, method: CARD, expect: { candidates: [shop/kcp, shop/card, shop/books-card, shop/toys-card] }",
    ])
  func passes(test: String) throws {
    #expect(try Shop(tests: "routes:\n  - { \(test) }\n").findings().map(\.message) == [])
  }

  @Test(
    "fail, or are refused, in the place that is wrong",
    arguments: [
      ("scope: shop, pg: kpc, expect: ‹shop/kcp›", "route-differs"),
      ("scope: shop, pg: kcp, expect: { oldest: ‹shop/kcp› }", "route-differs"),
      ("scope: shop, expect: ‹shop/card›", "route-differs"),
      ("scope: shop, pg: kcp, expect: ‹none›", "route-differs"),
      ("scope: ‹shpo›, pg: kcp, expect: shop/kcp", "unknown-route-name"),
      ("scope: ‹\"shop:boks\"›, pg: kcp, expect: none", "unknown-route-name"),
      ("scope: shop, pg: kcp, expect: ‹shop/kpc›", "unknown-route-name"),
      ("scope: shop, pg: kcp, expect: ‹other/kcp›", "unknown-route-name"),
      ("scope: shop, key: k, expect: { group: ‹\"shop%split\"› }", "unknown-route-name"),
      ("scope: ‹shop/card›, pg: kcp, expect: none", "wrong-type"),
      ("scope: shop, pg: kcp, expect: ‹kcp›", "wrong-type"),
      ("scope: shop, ‹gp›: kcp, expect: shop/kcp", "unknown-key"),
      ("‹pg›: kcp, expect: shop/kcp", "missing-key"),
      ("scope: shop, pg: kcp, ‹key›: k, expect: none", "wrong-type"),
      ("scope: shop, ‹module›: window.general, expect: none", "missing-key"),
      ("scope: shop, ‹kind›: api, key: k, expect: none", "wrong-type"),
      ("scope: shop, kind: ‹windw›, pg: kcp, expect: none", "wrong-type"),
      ("scope: shop, mode: live, module: ‹window.genral›, expect: none", "wrong-type"),
      ("scope: shop, expect: { ‹oldest›: shop/card, fallback: shop/card }", "wrong-type"),
      ("scope: shop, expect: { candidates: [‹shop/card›] }", "wrong-type"),
      ("scope: shop, pg: kcp, expect: ‹~›", "missing-value"),
    ])
  func fails(marked: String, rule: String) throws {
    let before = "routes:\n  - { "
    let text = before + marked.replacing("‹", with: "").replacing("›", with: "") + " }\n"
    let findings = try Shop(tests: text).findings()
    #expect(findings.map(\.rule) == [rule], "\(findings.map(\.message))")
    let start = before.utf8.count + marked.prefix { $0 != "‹" }.utf8.count
    let length = marked.split(separator: /[‹›]/, omittingEmptySubsequences: false)[1].utf8.count
    let span = try #require(findings.first?.place.span)
    #expect(Int(span.start) == start && Int(span.end) == start + length, "\(span)")
    #expect(findings.first?.help != nil)
    #expect(findings.first?.severity == .error)
  }

  @Test("A failure says what was reached, why, and what to write if it is meant")
  func words() throws {
    let shop = try Shop(tests: "routes:\n  - { scope: shop, pg: kpc, expect: shop/kcp }\n")
    let finding = try #require(try shop.findings().first)
    #expect(finding.message == "`pg=kpc` of `shop` falls back to `shop/card`; the test expects `shop/kcp`")
    #expect(finding.label == "`kpc` is no V1 code: did you mean `kcp`?")
    #expect(finding.help == "mend the channels; if this is meant, write `expect: { fallback: shop/card }`")
  }

  @Test("A file without any is read as such, and one without `routes` is refused")
  func empty() throws {
    for text in ["", "# to come\n", "routes: []\n"] {
      #expect(try Shop(tests: text).findings().map(\.message) == [])
    }
    #expect(try Shop(tests: "route: []\n").findings().map(\.rule) == ["unknown-key"])
    #expect(try Shop(tests: "{}\n").findings().map(\.rule) == ["missing-key"])
    #expect(try Shop(tests: "- 1\n").findings().map(\.rule) == ["wrong-type"])
  }

  @Test("A file of them is no merchant file, whatever the globs name")
  func walk() throws {
    let shop = try Shop(
      tests: "routes: []\n", settings: "midas: 1\nmerchants: [\"**/*.yaml\"]\n")
    let (compiled, suite) = try shop.opened()
    #expect(compiled.workspace.files.map(\.path) == ["shop.yaml"])
    #expect(compiled.workspace.routeTests.map(\.path) == ["tests/shop.routes.yaml"])
    #expect(suite.tests.isEmpty && suite.findings.isEmpty)
    #expect(throws: WorkspaceError.self) {
      try Workspace(opening: .init(paths: [shop.path + "/tests/shop.routes.yaml"]))
    }
    #expect(throws: WorkspaceError.self) { try Workspace.openingRouteTests(at: [shop.path + "/shop.yaml"]) }
  }

  @Test("What covers everything is what is proposed where there is nothing")
  func coverage() throws {
    let shop = try Shop()
    let (compiled, _) = try shop.opened()
    let views = RouteViews(compiled)
    let proposed = try RouteCoverage(of: views, by: [])
    #expect(proposed.coveredCount == 0 && proposed.count > 10)
    let tests = proposed.uncovered.map { $0.request.yaml(expecting: $0.reaches) }
    try shop.scratch.file(
      named: "all.routes.yaml", holding: "routes:\n" + tests.map { "  \($0)\n" }.joined())
    #expect(try shop.findings().map(\.message) == [])
    let (_, suite) = try shop.opened()
    let coverage = try RouteCoverage(of: views, by: suite.tests)
    #expect(coverage.uncovered.isEmpty && coverage.count == proposed.count)
  }
}
