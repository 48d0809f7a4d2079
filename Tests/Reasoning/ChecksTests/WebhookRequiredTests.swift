import MidasDiagnostics
import MidasSource
import Testing

/// What webhook-required finds in a document: the marked texts it should find are those between `‹…›`.
private func found(_ yaml: String) -> [Diagnostic] {
  findings(in: yaml).filter { $0.rule == "webhook-required" }
}

private func expectMarked(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(found(yaml).map(\.place.span) == MarkedText(yaml).spans, sourceLocation: sourceLocation)
}

private let live = #"url: "https://pay.acme.example/hook""#
private let club = "mode: live, pg: kakaopay, modules: [window.subscription], mid: CACLUB0001"
private let bank =
  "mode: live, pg: nice_v2, modules: [window.general], mid: IMPacme001, credentials: { merchant_key: env://NICE }"

@Suite struct WebhookRequiredTests {
  @Test("One finding a store and generation, on the first scalar; the others are related places")
  func oneFinding() throws {
    let yaml = """
      merchant: acme
      api: [v1]
      channels:
        - { id: club, mode: live, pg: kakaopay, modules: [‹window.subscription›], mid: CACLUB0001 }
        - { id: bank, \(bank), methods: [card, vbank] }
        - { id: bank-2, mode: live, pg: nice_v2, modules: [api.virtual-account, api.subscription], mid: IMPacme002,
            credentials: { merchant_key: env://NICE } }
      """
    expectMarked(yaml)
    let finding = try #require(found(yaml).first)
    let text = MarkedText(yaml).bytes
    let places = finding.related.map { related in
      String(decoding: text[Int(related.place.span.start)..<Int(related.place.span.end)], as: UTF8.self)
    }
    #expect(places == ["vbank", "api.virtual-account", "api.subscription"])
  }

  @Test("A webhook of any generation will do where no `api` names one")
  func anyGeneration() {
    for api in ["v1", "v2"] {
      expectMarked(
        """
        merchant: acme
        channels: [{ id: bank, \(bank), methods: [vbank] }]
        webhooks: [{ api: \(api), mode: live, \(live) }]
        """)
    }
  }

  @Test("Every generation that `api` names needs a webhook, on the merchant or on the channel")
  func namedGenerations() {
    for (merchant, channel) in [("api: [v1, v2]", ""), ("api: [v1]", ", api: [v1, v2]")] {
      let yaml = """
        merchant: acme
        \(merchant)
        channels: [{ id: bank, \(bank), methods: [‹vbank›]\(channel) }]
        webhooks: [{ api: v1, mode: live, \(live) }]
        """
      expectMarked(yaml)
      #expect(found(yaml).first?.message.contains("`v2` webhook") == true)
    }
  }

  @Test("A generation that the PG does not work in needs none")
  func foreignGeneration() {
    expectMarked(
      """
      merchant: acme
      api: [v1, v2]
      channels:
        - { id: card, mode: live, pg: html5_inicis, modules: [window.general], methods: [vbank], mid: MOIacme001,
            credentials: { sign_key: env://SIGN } }
      webhooks: [{ api: v1, mode: live, \(live) }]
      """)
  }

  @Test("What any webhook would satisfy joins a finding that names a generation")
  func joined() {
    let yaml = """
      merchant: acme
      channels:
        - { id: bank, \(bank), methods: [‹vbank›] }
        - { id: club, \(club), api: [v1] }
      """
    expectMarked(yaml)
    #expect(found(yaml).first?.related.count == 1)
  }

  @Test("`per-request` is a webhook; a test one is none for live channels")
  func perRequest() {
    expectMarked(
      "merchant: acme\nchannels: [{ id: club, \(club) }]\nwebhooks: [{ api: v1, mode: live, url: per-request }]"
    )
    expectMarked(
      """
      merchant: acme
      channels: [{ id: club, mode: live, pg: kakaopay, modules: [‹window.subscription›], mid: CACLUB0001 }]
      webhooks: [{ api: v1, mode: test, url: per-request }]
      """)
  }

  @Test("Test channels, and virtual accounts that come with the PG, require none")
  func notRequired() {
    expectMarked(
      """
      merchant: acme
      channels:
        - { id: club, mode: test, pg: kakaopay, modules: [window.subscription], mid: shared }
        - { id: card, \(bank) }
      """)
  }

  @Test("A sub-merchant inherits, unless it has a list of its own, be it empty")
  func submerchants() {
    func document(_ webhooks: String, _ module: String) -> String {
      """
      merchant: acme
      submerchants: [{ id: books, tier: "B01"\(webhooks) }]
      channels: [{ id: club, mode: live, pg: kakaopay, modules: [\(module)], mid: CACLUB0001, assign: books }]
      webhooks: [{ api: v1, mode: live, \(live) }]
      """
    }
    expectMarked(document("", "window.subscription"))
    expectMarked(document(", webhooks: inherit", "window.subscription"))
    expectMarked(document(", webhooks: [{ api: v1, mode: live, url: per-request }]", "window.subscription"))
    expectMarked(document(", webhooks: []", "‹window.subscription›"))
    expectMarked(document(", webhooks: [{ api: v1, mode: test, url: per-request }]", "‹window.subscription›"))
  }

  @Test("The merchant's webhook may stand in another file than the channel")
  func otherFile() {
    let main = "merchant: acme\nwebhooks: [{ api: v1, mode: live, \(live) }]"
    let part = "continues: acme\nchannels: [{ id: club, \(club) }]"
    #expect(findings(in: [main, part]).filter { $0.rule == "webhook-required" } == [])
    #expect(findings(in: ["merchant: acme", part]).filter { $0.rule == "webhook-required" }.count == 1)
  }

  @Test(
    "A PG that demands a webhook asks by its name",
    arguments: ["payletter_global", "paymentwall", "paypal_v2"])
  func demandingPG(pg: String) {
    expectMarked(
      "merchant: acme\nchannels: [{ id: a, mode: live, pg: ‹\(pg)›, modules: [window.general], mid: ABC }]")
  }

  @Test("A webhook or scope that could not be read may be the one that is missing")
  func unread() {
    for webhooks in ["[{ api: v1, mode: lvie, \(live) }]", "[{ api: v3, mode: live, \(live) }]", "{}", "[~]"]
    {
      #expect(found("merchant: acme\nchannels: [{ id: club, \(club) }]\nwebhooks: \(webhooks)") == [])
    }
    #expect(
      found(
        "merchant: acme\nchannels: [{ id: club, \(club), assign: boks }]\nsubmerchants: [{ id: books, tier: B01 }]"
      ) == [])
  }
}
