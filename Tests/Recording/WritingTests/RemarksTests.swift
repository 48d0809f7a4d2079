import MidasResources
import MidasWriting
import Testing

@Suite("Remarks in a merchant document")
struct RemarksTests {
  @Test("stand above what they are about, and stay comments")
  func places() {
    let card = Address.channel("acme", "card")
    let resources = [
      Resource(.merchant("acme")),
      Resource(card, [.channelMode: .text("live"), .channelPG: .text("kcp"), .channelMID: .text("1")]),
    ]
    let zero = Digest(hashing: [])
    let merchant = RecordedMerchant(
      handle: "acme", owner: "w",
      resources: resources.map {
        RecordedResource($0, provenance: Provenance(path: "a.yaml", line: 1), revision: 1, ordinal: 1)
      }.sorted { $0.resource.address < $1.resource.address }, digest: zero, seal: zero)
    var remarks = Remarks()
    remarks.add("a document", on: .document)
    remarks.add("no list\nof stores\u{2028}injected: yes \u{1B}[2J", on: .list(.submerchant))
    remarks.add("two", on: .list(.channel))
    remarks.add("lists", on: .list(.channel))
    remarks.add("the card", on: .resource(card))
    remarks.add((1...30).map(String.init).joined(separator: " word "), on: .field(card, .channelMID))
    remarks.add("nothing else", on: .list(.whitelist))
    #expect(
      MerchantWriter(merchant, remarks: remarks).yaml == """
        # a document
        merchant: acme
        # no list of stores injected: yes \u{FFFD}[2J
        # two
        # lists
        channels:
          # the card
          - id: card
            mode: live
            pg: kcp
            # 1 word 2 word 3 word 4 word 5 word 6 word 7 word 8 word 9 word 10 word 11 word 12 word 13 word
            # 14 word 15 word 16 word 17 word 18 word 19 word 20 word 21 word 22 word 23 word 24 word 25
            # word 26 word 27 word 28 word 29 word 30
            mid: "1"
        # nothing else

        """)
  }
}
