import MidasResources
import MidasWriting
import Testing

@Suite("Recorded merchants as YAML")
struct MerchantWriterTests {
  private func merchant(_ resources: [Resource]) -> RecordedMerchant {
    let zero = Digest(hashing: [])
    let recorded = resources.enumerated().map { index, resource in
      RecordedResource(
        resource, provenance: Provenance(path: "a.yaml", line: 1), revision: 1,
        ordinal: resource.address.kind == .channel ? resources.count - index : nil)
    }
    return RecordedMerchant(
      handle: "acme", owner: "w", resources: recorded.sorted { $0.resource.address < $1.resource.address },
      digest: zero,
      seal: zero)
  }

  @Test("say what differs from what is implied, channels oldest first")
  func document() throws {
    let resources = [
      Resource(
        .merchant("acme"), [.merchantName: .text("Acme: \"Mall\""), .merchantAPI: .set(["v1", "v2"])]),
      Resource(.key("acme", "code"), [.keyValue: .text("imp12345678")]),
      Resource(
        .submerchant("acme", "books"), [.submerchantTier: .text("001"), .submerchantWebhooks: .text("own")]),
      Resource(
        .webhook("acme", submerchant: "books", "v1", "live"), [.webhookURL: .text("https://b.example")]),
      Resource(
        .channel("acme", "young"),
        [
          .channelMode: .text("test"), .channelPG: .text("kcp"), .channelModules: .set(["window.general"]),
          .channelMID: .text("T0000"), .channelCredential: .text("shared"), .channelMethods: .set(["card"]),
          .channelAssumed: .set(["methods"]),
        ]),
      Resource(
        .channel("acme", "old"),
        [
          .channelMode: .text("live"), .channelPG: .text("kcp"),
          .channelModules: .set(["api.key-in", "window.general"]),
          .channelMID: .text("12345"), .channelMethods: .set(["card"]), .channelAssign: .text("books"),
          .channelCredentials: .map(of: [("site_key", "env://A")]),
        ]),
      Resource(.default("acme", submerchant: "books", "window"), [.defaultChannel: .text("old")]),
      Resource(
        .group("acme", "g"),
        [.groupMode: .text("live"), .groupChannels: .map(of: [("old", "70"), ("young", "30 off")])]),
      Resource(.whitelist("acme", try CIDR(parsing: "2001:db8::/32".utf8)), [.whitelistMemo: .text("no")]),
    ]
    #expect(
      MerchantWriter(merchant(resources)).yaml == """
        merchant: acme
        name: "Acme: \\"Mall\\""
        api: [v1, v2]
        keys:
          code: imp12345678
        submerchants:
          - id: books
            tier: "001"
            defaults:
              window: old
            webhooks:
              - api: v1
                mode: live
                url: https://b.example
        channels:
          - id: old
            mode: live
            pg: kcp
            modules: [api.key-in, window.general]
            methods: [card]
            mid: "12345"
            credentials:
              site_key: env://A
            assign: books
          - id: young
            mode: test
            pg: kcp
            modules: [window.general]
            mid: shared
        groups:
          - id: g
            mode: live
            channels:
              old: 70
              young: { weight: 30, enabled: false }
        whitelist:
          - cidr: "2001:db8::/32"
            memo: "no"

        """)
  }
}
