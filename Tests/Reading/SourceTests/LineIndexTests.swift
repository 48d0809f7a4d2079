import MidasSource
import Testing

@Suite("Lines and columns")
struct LineIndexTests {
  @Test(
    "Lines end where an editor ends them",
    arguments: [
      ("", [""]),
      ("a", ["a"]),
      ("a\n", ["a", ""]),
      ("a\nb", ["a", "b"]),
      ("a\r\nb\r\n", ["a", "b", ""]),
      ("a\rb", ["a", "b"]),
      ("a\r", ["a", ""]),
      ("\r\r\n\n", ["", "", "", ""]),
      ("a\n\rb", ["a", "", "b"]),
      ("a\u{85}b\u{2028}c", ["a\u{85}b\u{2028}c"]),
      ("\u{FEFF}a\nb", ["a", "b"]),
      ("\u{FEFF}", [""]),
    ])
  func lines(text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    let lines = (1...index.lineCount).map { String(decoding: bytes[index.range(ofLine: $0)], as: UTF8.self) }
    #expect(lines == expected)
  }

  @Test(
    "Every unit counts its own columns",
    arguments: [
      // text before the place, code points, UTF-8, UTF-16, cells
      ("mid: ", 6, 6, 6, 6),
      ("name: 카드 ", 10, 14, 10, 12),
      ("n: 🙂 ", 6, 9, 7, 7),
      ("é", 2, 3, 2, 2),
      ("e\u{301}", 3, 4, 3, 2),
      ("\u{1112}\u{1161}\u{11AB}", 4, 10, 4, 3),
      ("a\tb", 4, 4, 4, 6),
      ("\u{FEFF}a", 2, 2, 2, 2),
      ("ＡＢ", 3, 7, 3, 5),
    ])
  func columns(before: String, codePoints: Int, utf8: Int, utf16: Int, cells: Int) {
    let index = LineIndex(Array((before + "x").utf8))
    let offset = UInt32(before.utf8.count)
    #expect(index.position(of: offset, in: .codePoints) == Position(line: 1, column: codePoints))
    #expect(index.position(of: offset, in: .utf8) == Position(line: 1, column: utf8))
    #expect(index.position(of: offset, in: .utf16) == Position(line: 1, column: utf16))
    #expect(index.position(of: offset, in: .cells) == Position(line: 1, column: cells))
  }

  @Test("A byte that is no UTF-8 is a column of its own")
  func strayBytes() {
    let index = LineIndex([0x61, 0xFF, 0xED, 0xA0, 0x80, 0xC3, 0x62])
    #expect(index.position(of: 6, in: .codePoints).column == 7)
    #expect(index.position(of: 6, in: .utf16).column == 7)
    #expect(index.position(of: 6, in: .cells).column == 1 + 1 + 5 * 4)
  }

  @Test("The end of the text is a place, and so is whatever lies past it", arguments: [4, 5, UInt32.max])
  func end(offset: UInt32) {
    #expect(
      LineIndex(Array("a\nbc".utf8)).position(of: offset, in: .codePoints) == Position(line: 2, column: 3))
    #expect(LineIndex([]).position(of: offset, in: .codePoints) == Position(line: 1, column: 1))
  }

  @Test("A place inside a line break is on the line that it ends")
  func insideLineBreak() {
    let index = LineIndex(Array("ab\r\ncd".utf8))
    #expect(index.position(of: 2, in: .codePoints) == Position(line: 1, column: 3))
    #expect(index.position(of: 3, in: .codePoints) == Position(line: 1, column: 4))
    #expect(index.position(of: 4, in: .codePoints) == Position(line: 2, column: 1))
  }

  @Test("A place inside the byte-order mark is the first column")
  func insideMark() {
    let index = LineIndex([0xEF, 0xBB, 0xBF, 0x61])
    for offset in UInt32(0)...3 {
      #expect(index.position(of: offset, in: .utf8) == Position(line: 1, column: 1))
    }
  }

  @Test("Positions never go back as offsets go on", arguments: ColumnUnit.allCases)
  func monotonic(unit: ColumnUnit) {
    let text = Array("카드: \t🙂\r\n\u{301}x\rlast\n".utf8) + [0xFF, 0x0A]
    let index = LineIndex(text)
    let positions = (0...UInt32(text.count)).map { index.position(of: $0, in: unit) }
    #expect(zip(positions, positions.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(positions.last == Position(line: 5, column: 1))
  }
}
