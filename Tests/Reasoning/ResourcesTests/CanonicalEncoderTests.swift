import MidasResources
import TestSupport
import Testing

@Suite("Canonical encoding")
struct CanonicalEncoderTests {
  static let channel = Resource(
    .channel("acme", "card"),
    [
      .channelMode: .text("live"), .channelPG: .text("kcp"), .channelMID: .text("AB12C"),
      .channelModules: .set(of: ["window.simple", "window.general"]),
      .channelCredentials: .map(of: [("site_key", "env://KCP"), ("group_id", "A1")]),
    ])

  @Test("is the bytes that the documentation describes")
  func golden() {
    var encoder = CanonicalEncoder()
    let encoded = Self.channel.encode(with: &encoder)
    var expected: [UInt8] = [3]
    func text(_ text: String) { expected += [UInt8(text.utf8.count)] + text.utf8 }
    text("acme/card")
    expected.append(2)
    text("live")
    expected.append(3)
    text("kcp")
    expected += [4, 2]
    text("window.general")
    text("window.simple")
    expected.append(6)
    text("AB12C")
    expected += [8, 2]
    text("group_id")
    text("A1")
    text("site_key")
    text("env://KCP")
    #expect(encoder.bytes == expected)
    #expect(encoded.range == 0..<expected.count)
    #expect(encoded.digest == Digest(hashing: expected))
  }

  @Test("has digests that never change")
  func pinned() {
    #expect(
      Resource(.merchant("acme")).digest.hex
        == "666678dcb978bb0db0708949da98ef2f828442c8f738caed06c73349c9295218")
    #expect(Self.channel.digest.hex == "9c2324df0c0d7411db7e9b989833bf7fb0b953ff2fea7564632a87805fb1eeb2")
  }

  @Test("leaves out what is implied")
  func implied() {
    let plain = Resource(.channel("acme", "card"))
    let spelled = Resource(
      .channel("acme", "card"),
      [
        .channelName: .text("card"), .channelTax: .text("unset"), .channelCredential: .text("own"),
        .channelMethods: .set([]),
      ])
    #expect(plain == spelled)
    #expect(spelled.text(.channelTax) == "unset")

    var encoder = CanonicalEncoder()
    encoder.begin(.channel("acme", "card"))
    encoder.text(.channelName, "card")
    encoder.text(.channelTax, "unset")
    #expect(encoder.end().digest == plain.digest)
  }

  @Test("does not depend on the order or the repetition of members")
  func order() {
    var encoder = CanonicalEncoder()
    let methods = ["vbank", "card", "trans", "card", "phone", "kakaopay", "vbank"]
    var digests: Set<Digest> = []
    for round in 0..<50 {
      encoder.begin(.channel("acme", "card"))
      var generator = SeededRandom(seed: UInt64(round))
      for method in methods.shuffled(using: &generator) { encoder.member(.channelMethods, method) }
      for key in ["b", "a", "c"].shuffled(using: &generator) {
        encoder.entry(.channelCredentials, key: key, value: "1")
      }
      digests.insert(encoder.end().digest)
    }
    #expect(digests.count == 1)
  }

  @Test("is read back as it was", arguments: 0..<200)
  func roundTrip(seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    let resource = Resource.random(using: &generator)
    var encoder = CanonicalEncoder()
    encoder.begin(.merchant("before"))
    _ = encoder.end()
    let encoded = resource.encode(with: &encoder)
    let decoded = try Resource(decoding: encoder.bytes[encoded.range])
    #expect(decoded == resource)
    #expect(decoded.digest == encoded.digest)
  }

  @Test("is refused wherever it is cut short, and never crashes when damaged")
  func damage() throws {
    var encoder = CanonicalEncoder()
    _ = Self.channel.encode(with: &encoder)
    let bytes = encoder.bytes
    for length in bytes.indices {
      // Some cuts end a field, and what is left is a smaller resource.
      if let shorter = try? Resource(decoding: bytes[..<length]) { #expect(shorter != Self.channel) }
    }
    for offset in bytes.indices {
      for value in [UInt8(0), 0x7F, 0x80, 0xFF] {
        var damaged = bytes
        damaged[offset] = value
        if let read = try? Resource(decoding: damaged), damaged != bytes { #expect(read != Self.channel) }
      }
    }
  }

  @Test("keeps a name that its old id implied when the id changes")
  func moved() {
    let moved = Resource(.channel("acme", "card")).moved(to: .channel("acme", "main"))
    #expect(moved.text(.channelName) == "card")
    #expect(moved.moved(to: .channel("acme", "card")) == Resource(.channel("acme", "card")))
  }
}

extension Resource {
  /// A resource of any kind with any of its fields.
  static func random(using generator: inout SeededRandom) -> Resource {
    let addresses: [Address] = [
      .merchant("acme"), .submerchant("acme", "books"), .channel("acme", "card"), .group("acme", "split"),
      .default("acme", submerchant: "books", "api"), .key("acme", "store-id"), .webhook("acme", "v1", "live"),
    ]
    let address = addresses.randomElement(using: &generator) ?? .merchant("acme")
    func text() -> String {
      let letters = ["a", "Z", "0", " ", "카드", "é", "\u{0}", "\n", "env://X", ""]
      return (0..<Int.random(in: 0...200, using: &generator))
        .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
    }
    var values: [Field: FieldValue] = [:]
    for field in Field.all(of: address.kind) where Bool.random(using: &generator) {
      switch field.shape {
      case .text: values[field] = .text(text())
      case .set: values[field] = .set(of: (0..<Int.random(in: 0...9, using: &generator)).map { _ in text() })
      case .map:
        values[field] = .map(of: (0..<Int.random(in: 0...9, using: &generator)).map { _ in (text(), text()) })
      }
    }
    return Resource(address, values)
  }
}
