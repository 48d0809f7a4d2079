import MidasResources
import Testing

@testable import MidasLookup

@Suite struct SHA256Tests {
  @Test func agreesWithTheLibraryAtEveryLengthAroundABlock() {
    for length in Array(0...200) + [1_000, 4_095, 4_096, 70_000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ length) }
      #expect(bytes.withUnsafeBytes(SHA256.hex(of:)) == Digest(hashing: bytes).hex, "\(length) bytes")
    }
  }
}
