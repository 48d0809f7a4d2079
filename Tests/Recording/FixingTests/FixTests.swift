import Foundation
import MidasDiagnostics
import MidasWorkspace
import TestSupport
import Testing

@Suite("Fixes change what is wrong and nothing beside it", .timeLimit(.minutes(20)))
struct FixTests {
  private static func channel(_ fields: String) -> String {
    """
    merchant: shop   # the shop
    channels:
      - id: card
        mode: test
        pg: html5_inicis
        modules: [window.general]
        mid: shared
    \(fields.split(separator: "\n").map { "    \($0)\n" }.joined())
    """
  }

  @Test(
    "A scalar keeps its quotes, and gets some where its new text needs them",
    arguments: [
      ("mode: lvie", "mode: live"), ("mode: 'lvie'", "mode: 'live'"), ("mode: \"lvie\"", "mode: \"live\""),
      ("mode: \"\\u006Cvie\"", "mode: \"live\""), ("mode: &m !!str lvie # why", "mode: &m !!str live # why"),
      ("\"mdoe\": live", "\"mode\": live"), ("? mdoe\n    : live", "? mode\n    : live"),
    ])
  func quotes(before: String, after: String) throws {
    func text(_ mode: String) -> String {
      """
      merchant: shop
      channels:
        - id: card
          pg: kcp
          modules: [window.general]
          mid: AB12C
          credentials: { site_key: env://KEY }
          methods: [card]
          \(mode)
      webhooks: [{ api: v1, mode: live, url: per-request }]
      """
    }
    let draft = try Draft(text(before))
    try draft.fix()
    #expect(try draft.text() == text(after))
  }

  @Test(
    "Whitelist rows",
    arguments: [
      ("- 1.1.1.1", "- 1.1.1.1/32"), ("- \"1.1.1.1\" # us", "- \"1.1.1.1/32\" # us"),
      ("- 1.1.1.1/3", "- 1.1.1.1/32"), ("- 1.1.1.0/2", "- 1.1.1.0/24"),
      ("- 2606:4700::1", "- \"2606:4700::1/128\""), ("- '2606:4700::1'", "- '2606:4700::1/128'"),
      ("- { cidr: 1.1.1.1, memo: us }", "- { cidr: 1.1.1.1/32, memo: us }"),
      ("- 1.1.1.1/32\n- 1.1.1.1/32\n- 8.8.8.8/32", "- 1.1.1.1/32\n- 8.8.8.8/32"),
      (" [1.1.1.1/32, 1.1.1.1/32]", " [1.1.1.1/32]"),
      (" [1.1.1.1/32, 1.1.1.1/32 , 8.8.8.8/32]", " [1.1.1.1/32, 8.8.8.8/32]"),
    ])
  func whitelist(before: String, after: String) throws {
    let draft = try Draft("merchant: shop\nwhitelist:\n\(before)\n# the end\n")
    try draft.fix()
    #expect(try draft.text() == "merchant: shop\nwhitelist:\n\(after)\n# the end\n")
  }

  @Test(
    "What cannot be taken out without touching something else stays",
    arguments: [
      "- 1.1.1.1/32\n- 1.1.1.1/32 # the office", " [1.1.1.1/32,\n  1.1.1.1/32]",
      " [1.1.1.1/32, # one\n  1.1.1.1/32 ]", "- 1.1.1.1/32\n- cidr: 1.1.1.1/32\n  memo: us",
      "- 1.1.1.1/32\n- - 1.1.1.1/32", "- 1.1.1.1/32\n- &a 1.1.1.1/32\n- *a",
    ])
  func untouched(rows: String) throws {
    let text = "merchant: shop\nwhitelist:\n\(rows)\n"
    let draft = try Draft(text)
    #expect(try draft.fix() == [])
    #expect(try draft.text() == text)
  }

  @Test(
    "What an alias or merge key repeats, spans lines or stands in a block is left alone",
    arguments: [
      "whitelist: [&a 1.1.1.1, *a]", "name: &a 1.1.1.1\nwhitelist: [*a]", "whitelist:\n  - >-\n    1.1.1.1",
      "whitelist:\n  - |-\n    1.1.1.1", "whitelist:\n  - \"1.1.\\\n     1.1\"",
      "submerchants:\n  - &s { id: a, tier: aaa, name: x }\n  - { <<: *s, id: b }",
    ])
  func indirect(fields: String) throws {
    let text = "merchant: shop\n\(fields)\n"
    let draft = try Draft(text)
    #expect(try draft.compiled().findings.contains { $0.severity == .error })
    #expect(try draft.offers() == [])
    #expect(try draft.fix() == [])
    #expect(try draft.text() == text)
  }

  @Test("Carriage returns, byte-order mark, comments and missing last line break stay")
  func layout() throws {
    let before =
      "\u{FEFF}# 상점\r\nmerchant: shop   # who\r\n\r\nwhitelist:\r\n  -   1.1.1.1   # 사무실\r\n  - 8.8.8.8/32\r\n"
      + "  - 8.8.8.8/32\r\n# end"
    let draft = try Draft(before)
    #expect(try draft.fix().count == 2)
    #expect(
      try draft.text()
        == "\u{FEFF}# 상점\r\nmerchant: shop   # who\r\n\r\nwhitelist:\r\n  -   1.1.1.1/32   # 사무실\r\n  - 8.8.8.8/32\r\n# end"
    )
  }

  @Test("A comment that silences nothing goes, with its line if it has that for itself")
  func comments() throws {
    let draft = try Draft(
      """
      merchant: shop # midas:ignore cidr-wide not any more
      # midas:ignore cidr-wide nor here
      # a comment that stays
      name: Shop   # midas:ignore cidr-wide nor here   # really
      """)
    #expect(try draft.fix().count == 3)
    #expect(try draft.text() == "merchant: shop\n# a comment that stays\nname: Shop")
  }

  @Test("A key written twice with one value is written once")
  func duplicateKey() throws {
    let draft = try Draft("merchant: shop\nname: Shop\napi: [v1]\nname: 'Shop'\n")
    #expect(try draft.fix() == ["duplicate-key: take out `name`"])
    #expect(try draft.text() == "merchant: shop\nname: Shop\napi: [v1]\n")
    let other = try Draft("merchant: shop\nname: Shop\nname: Store\n")
    #expect(try other.fix() == [])
  }

  @Test("A fix that would bring another finding to light is not offered")
  func harmful() throws {
    let text = Self.channel("methods: [crad]\nmethdos: [card]\n")
    let draft = try Draft(text)
    #expect(try draft.offers() == ["method-not-supported: write `card`"])
    #expect(try draft.fix() == ["method-not-supported: write `card`"])
    #expect(try draft.text() == text.replacing("[crad]", with: "[card]"))

    // The block that was meant stands there already, so the mend of one finding would be another one.
    let rows = try Draft("merchant: shop\nwhitelist: [1.1.1.1/32, 1.1.1.1]\n")
    #expect(try rows.offers() == [])
  }

  @Test("Of two fixes that exclude each other both are offered, and the first is made")
  func excluding() throws {
    let draft = try Draft("merchant: shop\nwhitelist: [1.1.1.1, 1.1.1.1/3]\n")
    #expect(try draft.offers().count == 2)
    #expect(try draft.fix(rounds: 1) == ["cidr-invalid: write `1.1.1.1/32`"])
    #expect(try draft.text() == "merchant: shop\nwhitelist: [1.1.1.1/32, 1.1.1.1/3]\n")
  }

  @Test("What a first mend brings to light is mended in a second round")
  func rounds() throws {
    let draft = try Draft(
      Self.channel("").replacing("modules: [window.general]", with: "modules: window.genral"))
    #expect(try draft.offers() == [])
    let keys = try Draft("merchnat: shop\nsubmerchants: [{ id: a, tier: aaa }]\n")
    #expect(try keys.offers().contains("unknown-key: write `merchant`"))
  }

  @Test("A secret is neither moved nor shown")
  func secrets() throws {
    let draft = try Draft(
      "merchant: shop\nchannels:\n  - { id: a, mode: test, pg: html5_inicsi, modules: [window.general], mid: shared, "
        + "credentials: { sign_key: hunter2hunter2 } }\nkeys: { rest-api-secret: hunter2 }\n")
    for title in try draft.offers() { #expect(!title.contains("hunter2")) }
  }
}
