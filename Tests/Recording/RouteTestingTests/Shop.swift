import Foundation
import MidasDiagnostics
import MidasPlanning
import MidasRouteTesting
import MidasRouting
import MidasWorkspace
import TestSupport

/// A workspace of one shop with route tests, on disk.
struct Shop {
  let scratch: Scratch

  init(tests: String? = nil, settings: String = "midas: 1\n") throws {
    scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: settings)
    try scratch.file(named: "shop.yaml", holding: Self.merchant)
    if let tests { try scratch.file(named: "tests/shop.routes.yaml", holding: tests) }
  }

  static let merchant = """
    merchant: shop
    submerchants:
      - { id: books, tier: "B01" }
      - { id: toys, tier: "T01" }
    channels:
      - id: card
        mode: live
        pg: html5_inicis
        modules: [window.general]
        methods: [card]
        mid: MOIshop001
        credentials: { sign_key: env://SHOP_SIGN_KEY }
        key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11
      - id: kcp
        mode: live
        pg: kcp
        modules: [window.general]
        methods: [card]
        mid: AB12C
        credentials: { site_key: env://SHOP_KCP_KEY }
      - { id: books-card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: MOIshop002,
          credentials: { sign_key: env://BOOKS_SIGN_KEY }, assign: books }
      - { id: toys-card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: MOIshop003,
          credentials: { sign_key: env://TOYS_SIGN_KEY }, assign: toys }
      - { id: keyin, mode: live, pg: nice_v2, modules: [api.key-in], methods: [card], mid: IMPshop001m,
          credentials: { merchant_key: env://SHOP_NICE_KEY } }
    defaults: { window: card, api: keyin }
    webhooks:
      - { api: v1, mode: live, url: "https://pay.shop.example/portone" }
    whitelist: [8.8.4.0/28]

    """

  var path: String { scratch.url.path(percentEncoded: false) }

  /// The workspace, compiled, with its tests.
  func opened() throws -> (compiled: CompiledWorkspace, suite: RouteTestSuite) {
    let (workspace, files) = try Workspace.openingRouteTests(at: [path])
    return (try workspace.compiled(), try RouteTestSuite(files, of: workspace))
  }

  /// What comes of its tests.
  func findings() throws -> [Diagnostic] {
    let (compiled, suite) = try opened()
    return try suite.findings + RouteTestRun(suite.tests, on: RouteViews(compiled)).findings
  }

  /// Slips in it.
  func trial(_ limits: Limits = Limits()) throws -> SlipTrial {
    let (compiled, suite) = try opened()
    return try SlipTrial(in: compiled, tests: suite.tests, planner: Planner(limits: limits))
  }
}
