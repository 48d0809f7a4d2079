import MidasSource
import Testing

@testable import MidasSyntax

@Suite("The scan before libyaml")
struct TextScanTests {
  /// The spans of what YAML cannot hold.
  private func defects(in text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBufferPointer { text in
      TextScan(text, from: 0).defects.map { Int($0.span.start)..<Int($0.span.end) }
    }
  }

  @Test("finds a byte that YAML cannot hold wherever it stands among others", arguments: 0..<128)
  func singleBytes(value: Int) {
    let byte = UInt8(value)
    let isAllowed = (0x20...0x7E).contains(byte) || [0x09, 0x0A, 0x0D].contains(byte)
    for neighbour in [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "~")] {
      for place in 0..<19 {
        var text = [UInt8](repeating: neighbour, count: 19)
        text[place] = byte
        #expect(defects(in: text) == (isAllowed ? [] : [place..<place + 1]), "at \(place)")
      }
    }
  }

  @Test("takes characters of every length, and says where a sequence is none", arguments: 0..<17)
  func sequences(place: Int) {
    let before = [UInt8](repeating: UInt8(ascii: "x"), count: place)
    #expect(defects(in: before + Array("é한😀\u{85}".utf8) + before).isEmpty)
    #expect(defects(in: before + [0xED, 0x95] + before) == [place..<place + 2])
    #expect(defects(in: before + [0xFF] + before) == [place..<place + 1])
    #expect(defects(in: before + Array("\u{9F}".utf8) + before) == [place..<place + 2])
  }
}
