import MidasResources
import Testing

@Suite("Digests")
struct DigestTests {
  @Test("are SHA-256")
  func known() {
    let digest = Digest(hashing: Array("abc".utf8))
    #expect(digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(hex: digest.hex.dropLast()) == nil)
    #expect(Digest(hex: String(repeating: "x", count: 64)) == nil)
  }

  @Test("sort by their bytes")
  func order() {
    let digests = (0..<100).map { Digest(hashing: [UInt8($0)]) }
    #expect(digests.sorted() == digests.sorted { $0.hex < $1.hex })
  }

  @Test("of a merchant change with any name, any digest and the border between them")
  func fold() {
    let one = Digest(hashing: [1])
    let two = Digest(hashing: [2])
    let folds = [
      DigestFold.digest(of: []), DigestFold.digest(of: [("a", one)]), DigestFold.digest(of: [("b", one)]),
      DigestFold.digest(of: [("a", two)]), DigestFold.digest(of: [("a", one), ("b", two)]),
      DigestFold.digest(of: [("a", two), ("b", one)]),
    ]
    #expect(Set(folds).count == folds.count)
    let expected = Digest(hashing: [1, UInt8(ascii: "a")] + one.bytes + [1, UInt8(ascii: "b")] + two.bytes)
    #expect(folds[4] == expected)
  }
}
