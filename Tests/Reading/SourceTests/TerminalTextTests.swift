import MidasSource
import Testing

@Suite("Text on a terminal")
struct TerminalTextTests {
  @Test(
    "What a terminal would obey is shown instead",
    arguments: [
      ("plain 카드 🙂", "plain 카드 🙂"),
      ("\u{1B}[2Jgone", "\\u{1B}[2Jgone"),
      ("a\u{7}b\u{7F}c\u{9B}d", "a\\u{7}b\\u{7F}c\\u{9B}d"),
      ("safe\u{202E}desrever", "safe\\u{202E}desrever"),
      ("two\nlines\r", "two\\nlines\\r"),
      ("\u{200B}MOIacme", "\\u{200B}MOIacme"),
      ("\u{FEFF}", "\\u{FEFF}"),
      ("👩\u{200D}💻", "👩\u{200D}💻"),
      ("ab\tc", "ab  c"),
    ])
  func escaped(text: String, shown: String) {
    #expect(TerminalText.escaped(text) == shown)
  }

  @Test("Cells are counted for what is shown")
  func escapesHaveTheirWidth() {
    for scalar in (0..<0x3000).compactMap({ Unicode.Scalar($0 as UInt32) }) {
      var scalars = SourceScalars(Array(String(Character(scalar)).utf8)[...])
      let source = scalars.next()
      let cells = source?.shown(after: 1).unicodeScalars.map { DisplayWidth.cells(of: $0.value) }
      #expect(source?.cells(after: 1) == cells?.reduce(0, +), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test(
    "Hangul, CJK and emoji take two cells, marks none",
    arguments: [
      ("A", 1), ("é", 1), ("가", 2), ("힣", 2), ("漢", 2), ("あ", 2), ("Ａ", 2), ("ｱ", 1), ("🙂", 2), ("⌚", 2),
      ("\u{301}", 0), ("\u{FE0F}", 0), ("\u{200D}", 0), ("₩", 1), ("￦", 2), ("…", 1),
    ] as [(Unicode.Scalar, Int)])
  func width(scalar: Unicode.Scalar, cells: Int) {
    #expect(DisplayWidth.cells(of: scalar.value) == cells)
  }
}
