import MidasResources
import MidasWriting
import Testing

@Suite("Cards of recorded merchants")
struct MerchantCardTests {
  private func recorded(_ resource: Resource, ordinal: Int? = nil) -> RecordedResource {
    let provenance = Provenance(
      path: "acme.yaml", line: 7, commit: String(repeating: "a", count: 40) + "-dirty")
    return RecordedResource(resource, provenance: provenance, revision: 3, ordinal: ordinal)
  }

  private func channel(_ id: String, _ mode: String, _ more: [Field: FieldValue] = [:]) -> Resource {
    var values: [Field: FieldValue] = [
      .channelMode: .text(mode), .channelPG: .text("kcp"), .channelMID: .text("AB12C"),
      .channelModules: .set(["window.general"]), .channelMethods: .set(["card", "vbank"]),
    ]
    values.merge(more) { $1 }
    return Resource(.channel("acme", id), values)
  }

  @Test("list live channels before test ones, each oldest first")
  func card() {
    let merchant = RecordedMerchant(
      handle: "acme", owner: "shop",
      resources: [
        recorded(Resource(.merchant("acme"), [.merchantName: .text("Acme\u{1B}[31m Mall")])),
        recorded(channel("a", "test", [.channelCredential: .text("shared")]), ordinal: 1),
        recorded(
          channel("b", "live", [.channelName: .text("Card"), .channelKey: .text("key-1")]), ordinal: 3),
        recorded(
          channel("c", "live", [.channelProtect: .text("main"), .channelAssign: .text("books")]), ordinal: 2),
        recorded(Resource(.submerchant("acme", "books"), [.submerchantTier: .text("B01")])),
      ], digest: Digest(hashing: []), seal: Digest(hashing: []))
    #expect(
      MerchantCard(merchant).text == """
        acme  Acme [31m Mall  (workspace shop)

          sub-merchants
          acme:books  books  tier B01

          live channels, oldest first
          2. acme/c
             kcp  MID AB12C
             window.general
             card vbank
             for acme:books
             protected: main
          3. acme/b  Card
             kcp  MID AB12C
             window.general
             card vbank
             key key-1

          test channels, oldest first
          1. acme/a
             kcp  MID AB12C (shared test MID)
             window.general
             card vbank

        """)
  }

  @Test("give every field of one resource, and where it comes from")
  func resource() {
    let recorded = recorded(channel("a", "live"), ordinal: 1)
    #expect(
      MerchantCard.text(of: recorded) == """
        acme/a  (channel)
          name: a
          mode: live
          pg: kcp
          modules: window.general
          methods: card, vbank
          mid: AB12C
          credential: own
          tax: unset
          ordinal: 1
          declared at acme.yaml:7 in aaaaaaaaaaaa-dirty, revision 3
          digest \(recorded.digest)

        """)
  }
}
