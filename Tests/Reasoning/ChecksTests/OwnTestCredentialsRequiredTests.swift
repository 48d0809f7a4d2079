import MidasCatalog
import MidasDiagnostics
import MidasSource
import Testing

@Suite("own-test-credentials-required")
struct OwnTestCredentialsRequiredTests {
  private func channel(_ rest: String) -> String {
    "merchant: acme\nchannels:\n  - { id: a, mode: test, \(rest) }\n"
  }

  private func rules(_ yaml: String, catalog: Catalog = .builtIn) -> [String] {
    findings(in: yaml, catalog: catalog).filter { $0.severity == .error }.map(\.rule)
  }

  @Test("It reads as the command line's documentation shows it")
  func text() {
    let yaml = """
      merchant: acme
      channels:
        - id: a
          mode: test
          pg: naverpay
          modules: [window.simple]
          mid: shared
      """
    let report = TextReport(
      files: SourceFiles([SourceFile(path: "merchants/acme.yaml", bytes: Array(yaml.utf8))]))
    #expect(
      report.text(of: findings(in: yaml)) == """
        error[own-test-credentials-required]: Naver Pay gives out no shared test credentials
         --> merchants/acme.yaml:7:10
          |
        7 |     mid: shared
          |          ^^^^^^ test payments through `naverpay` need credentials issued to you
          = help: write `naverpay-partner` here and the client_id, client_secret and chain_id Naver Pay mailed you (`midas catalog naverpay`)

        """)
  }

  @Test(
    "It speaks alone, once a channel",
    arguments: [
      "pg: naverpay, modules: [window.simple], mid: shared",
      "pg: naverpay, modules: [window.simple], mid: naverpay-partner",
      "pg: naverpay, modules: [window.simple], mid: naverpay-partner, credentials: { client_id: a1 }",
      "pg: naverco, modules: [window.simple], mid: shared",
      "pg: tosspay, modules: [window.simple], mid: tosstest",
      "pg: tosspay_v2, modules: [window.subscription], mid: shared",
      "pg: toss_brandpay, modules: [window.simple], mid: iamporttest_3",
      "pg: tosspayments, modules: [window.general], mid: shared",
      "pg: tosspayments, modules: [window.general], mid: acme_test",
      "pg: uplus, modules: [window.general], mid: tlgdacomxpay, credentials: { mert_key: env://KEY }",
      "pg: paypal, modules: [window.general], mid: shared",
      "pg: paypal, modules: [window.general], mid: seller_api1.acme.example",
      "pg: paypal_v2, modules: [window.general], mid: PA4DULN9V66L6",
      "pg: paypal_v2, modules: [window.subscription], mid: shared",
    ])
  func refused(_ rest: String) {
    #expect(rules(channel(rest)) == ["own-test-credentials-required"])
  }

  @Test(
    "Credentials of one's own are in order",
    arguments: [
      """
      pg: naverpay, modules: [window.simple], mid: naverpay-partner,
          credentials: { client_id: a1, client_secret: env://S, chain_id: c1 }
      """,
      "pg: naverco, modules: [window.simple], mid: np_acme, credentials: { certi_key: env://K }",
      """
      pg: tosspayments, modules: [window.general], mid: im_acme,
          credentials: { client_key: test_ck_1, secret_key: env://K }
      """,
      "pg: paypal_v2, modules: [window.general], mid: ACME9XYZ12345",
      "pg: toss_brandpay, modules: [window.simple], mid: acme-brand",
    ])
  func accepted(_ rest: String) {
    #expect(rules(channel(rest)) == [])
  }

  @Test("A workspace may allow shared test MIDs, and then `shared` resolves")
  func opened() {
    let opened = Catalog.builtIn.merging(
      CatalogOverrides(testCredentials: [.init(pg: "tosspayments", because: "help centre")]))
    let shared = channel("pg: tosspayments, modules: [window.general], mid: shared")
    let listed = channel("pg: tosspayments, modules: [window.general], mid: iamporttest_3")
    #expect(rules(shared, catalog: opened) == [])
    #expect(rules(listed, catalog: opened) == [])
    #expect(rules(channel("pg: uplus, modules: [window.general], mid: shared"), catalog: opened) != [])
    #expect(
      rules(channel("pg: tosspayments, modules: [api.key-in], mid: shared"), catalog: opened)
        == ["no-shared-test-mid"])
    #expect(
      rules(channel("pg: tosspayments, modules: [window.general], mid: im_acme"), catalog: opened)
        == ["own-test-credentials-required"])
  }

  @Test("An opening can be narrowed to MIDs and modules")
  func narrowed() {
    let opened = Catalog.builtIn.merging(
      CatalogOverrides(testCredentials: [
        .init(pg: "paypal_v2", mids: ["PA4DULN9V66L6"], modules: [.windowGeneral], because: "help centre")
      ]))
    #expect(
      rules(channel("pg: paypal_v2, modules: [window.general], mid: PA4DULN9V66L6"), catalog: opened) == [])
    for refused in [
      "pg: paypal_v2, modules: [window.general], mid: UFYSG9T7RFW2A",
      "pg: paypal_v2, modules: [window.subscription], mid: PA4DULN9V66L6",
    ] {
      #expect(rules(channel(refused), catalog: opened) == ["own-test-credentials-required"])
    }
  }

  @Test("Where documents list a shared MID the help gives the line that allows it")
  func help() throws {
    let found = findings(in: channel("pg: tosspayments, modules: [window.general], mid: shared"))
    let help = try #require(found.first { $0.rule == "own-test-credentials-required" }?.help)
    #expect(help.contains("test-credentials: [{ pg: tosspayments, because: "))
    let naver = findings(in: channel("pg: naverpay, modules: [window.simple], mid: shared"))
    #expect(naver.allSatisfy { !($0.help ?? "").contains("test-credentials") })
  }

  @Test("A live channel is none of its business")
  func live() {
    let yaml = """
      merchant: acme
      channels:
        - id: a
          mode: live
          pg: naverpay
          modules: [window.simple]
          mid: np_acme
          credentials: { client_id: a1, client_secret: env://S, chain_id: c1 }
        - { id: b, mode: live, pg: naverpay, modules: [window.simple], mid: naverpay-partner }
      """
    #expect(rules(yaml) == ["shared-test-mid-in-live"])
  }
}
