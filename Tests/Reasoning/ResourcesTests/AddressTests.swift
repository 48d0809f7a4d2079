import MidasResources
import Testing

@Suite("Addresses")
struct AddressTests {
  static let known: [(String, ResourceKind, String, String, String?, String)] = [
    ("acme", .merchant, "acme", "acme", nil, "acme"),
    ("acme/card", .channel, "acme", "acme", nil, "card"),
    ("acme:books", .submerchant, "acme", "acme:books", "books", "books"),
    ("acme%split", .group, "acme", "acme", nil, "split"),
    ("acme#default.window", .default, "acme", "acme", nil, "window"),
    ("acme:books#default.api", .default, "acme", "acme:books", "books", "api"),
    ("acme#key.rest-api-key", .key, "acme", "acme", nil, "rest-api-key"),
    ("acme#webhook.v1.live", .webhook, "acme", "acme", nil, "v1.live"),
    ("acme:books#webhook.v2.test", .webhook, "acme", "acme:books", "books", "v2.test"),
    ("acme#cidr.203.0.113.7/32", .whitelist, "acme", "acme", nil, "203.0.113.7/32"),
    ("acme#cidr.2001:db8::/29", .whitelist, "acme", "acme", nil, "2001:db8::/29"),
  ]

  @Test("are read into their parts and back", arguments: known)
  func parse(
    text: String, kind: ResourceKind, merchant: String, scope: String, submerchant: String?, id: String
  ) throws {
    let address = try #require(Address(parsing: text))
    #expect(address.text == text)
    #expect(address.kind == kind)
    #expect(address.merchant == merchant)
    #expect(address.scope == scope)
    #expect(address.submerchant == submerchant)
    #expect(address.id == id)
    #expect(address.moved(to: "other").moved(to: merchant) == address)

    var encoder = CanonicalEncoder()
    encoder.begin(address)
    let encoded = encoder.end()
    #expect(try Resource(decoding: encoder.bytes[encoded.range]).address == address)
  }

  @Test("take a block in any spelling and keep its canonical one")
  func canonicalBlock() {
    #expect(Address(parsing: "acme#cidr.2001:0DB8:0::/32")?.text == "acme#cidr.2001:db8::/32")
  }

  @Test(
    "are refused where they name nothing",
    arguments: [
      "", "-acme", "Acme", "acme/", "acme//card", "acme/card/x", "acme:", "acme:books/card", "acme#",
      "acme#x",
      "acme#default.card", "acme#webhook.v3.live", "acme#cidr.1.1.1.1/3", "acme:books#key.code", "acme card",
      "acme#cidr.", "acme%", "acmé", String(repeating: "a", count: 64),
      "acme/\(String(repeating: "a", count: 64))",
    ])
  func refuse(text: String) {
    #expect(Address(parsing: text) == nil)
  }

  @Test("sort by bytes")
  func order() {
    let texts = [
      "acme", "acme#key.code", "acme%split", "acme/card", "acme:books", "acme:books#default.api",
      "acme:books-2",
    ]
    let sorted = texts.shuffled().compactMap { Address(parsing: $0) }.sorted().map(\.text)
    #expect(sorted == texts)
  }
}
