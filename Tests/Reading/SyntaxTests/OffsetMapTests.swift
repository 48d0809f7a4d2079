import MidasSource
import Testing

@testable import MidasSyntax

@Suite("Code points are turned into byte offsets")
struct OffsetMapTests {
  /// Hangul and NEL of two bytes, an emoji of four, and all line breaks that libyaml knows.
  private static let text = "\u{FEFF}이름: 카드\r\nmemo: a\u{85}b\u{2028}c\r🙂: é\n"

  /// The offset of every code point of `bytes` from `base` on, and that of the end.
  private static func offsets(of bytes: [UInt8], from base: Int) -> [Int] {
    bytes.indices.filter { $0 >= base && bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  @Test("Forwards, every code point is where its first byte is", arguments: [0, 3, 9])
  func forwards(base: Int) {
    let bytes = Array(Self.text.utf8)
    let expected = Self.offsets(of: bytes, from: base)
    bytes.withUnsafeBufferPointer { buffer in
      var map = OffsetMap(buffer, base: base, isASCII: false)
      #expect(expected.indices.map { map.byteOffset($0) } == expected)
    }
  }

  @Test("Backwards and by leaps too", arguments: 0..<8 as Range<Int>)
  func leaps(step: Int) {
    let bytes = Array(Self.text.utf8)
    let expected = Self.offsets(of: bytes, from: 3)
    bytes.withUnsafeBufferPointer { buffer in
      var map = OffsetMap(buffer, base: 3, isASCII: false)
      var mark = expected.count - 1
      for _ in 0..<(3 * expected.count) {
        #expect(map.byteOffset(mark) == expected[mark])
        mark = (mark + 5 * step + expected.count - 1) % expected.count
      }
    }
  }

  @Test("A mark past the end is the end", arguments: [true, false])
  func pastTheEnd(isASCII: Bool) {
    let bytes = Array("id: a\n".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      var map = OffsetMap(buffer, base: 0, isASCII: isASCII)
      #expect(map.byteOffset(7) == 6)
      #expect(map.byteOffset(4) == 4)
    }
  }

  @Test("Spans of a tree cover what was written, whatever breaks the lines")
  func spans() {
    let bytes = Array("\u{FEFF}이름: '카드'\r\nmemo: \"a\u{85}b\u{2028}c\"\r\n# 🙂\r\nkey: [é, 🙂]\r\n".utf8)
    let tree = Tree(parsing: bytes)
    #expect(tree.findings == [])
    let written = tree.nodes.map { node in
      String(decoding: bytes[Int(node.span.start)..<Int(node.span.end)], as: UTF8.self)
    }
    #expect(
      written.dropFirst() == ["이름", "'카드'", "memo", "\"a\u{85}b\u{2028}c\"", "key", "[é, 🙂]", "é", "🙂"])
    #expect(written.first == String(decoding: bytes.dropFirst(3).dropLast(2), as: UTF8.self))
  }
}
