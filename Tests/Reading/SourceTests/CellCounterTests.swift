import MidasSource
import TestSupport
import Testing

@Suite("Cells of a terminal")
struct CellCounterTests {
  private static func cells(_ text: String) -> Int {
    var counter = CellCounter()
    for scalar in SourceScalars(Array(text.utf8)[...]) { counter.add(scalar) }
    return counter.cells
  }

  static let texts = [
    "", "plain", "가맹점 상점", "각", "\u{1112}\u{1161}\u{11AB}", "漢字かな", "ｱﾊﾟｰﾄ", "Ａ　", "e\u{301}o\u{308}\u{302}",
    "🙂", "👨‍👩‍👧", "👩‍💻", "👍🏽", "🧑🏽‍🤝‍🧑🏻", "❤️", "❤", "☺️x", "1️⃣", "🇰🇷", "🇰🇷🇺🇸", "🏳️‍🌈", "⌚️", "⚠️", "⚠",
    "©️", "©", "① ※ … ─ ¡ Ⅷ ₩ ￦", "x🏽",
  ]

  @Test(
    "A library for terminals counts the same",
    .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
  func library() throws {
    let program =
      "import sys, wcwidth\nfor line in sys.stdin.read().split('\\n'): print(wcwidth.wcswidth(line))"
    let outcome = try PublicTool.python.run(
      ["-c", program], in: Repository.root, input: Self.texts.joined(separator: "\n"))
    #expect(outcome.output == Self.texts.map { "\(Self.cells($0))\n" }.joined(), "\(outcome.errors)")
  }

  @Test("A symbol with a skin tone is one emoji")
  func skinTone() { #expect(Self.cells("☝🏽") == 2) }

  @Test("Columns on long lines are those that counting from the start finds", arguments: 0..<6)
  func longLines(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let pieces = ["a", "카", "🙂", "\t", "e\u{301}", "👩‍💻", "❤️", "🇰🇷", "\u{1B}"]
    let text =
      (0..<3000).map { _ in pieces[random.next(below: seed < 2 ? 1 : pieces.count)] }.joined()
      + "\nb\u{FEFF}\n"
      + String(repeating: pieces[random.next(below: pieces.count)], count: 2000)
    let bytes = (seed % 2 == 0 ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    let index = LineIndex(bytes)
    for _ in 0..<200 {
      let offset = random.next(below: bytes.count)
      let line = index.line(at: UInt32(offset))
      let start = index.range(ofLine: line).lowerBound
      var counter = CellCounter()
      var (codePoints, utf16) = (1, 1)
      for scalar in SourceScalars(bytes[start...]) where scalar.offset + scalar.length <= offset {
        counter.add(scalar)
        codePoints += 1
        utf16 += scalar.value > 0xFFFF ? 2 : 1
      }
      for (unit, column) in [
        (ColumnUnit.cells, counter.cells + 1), (.codePoints, codePoints), (.utf16, utf16),
      ] {
        #expect(index.position(of: UInt32(offset), in: unit) == Position(line: line, column: column))
      }
    }
  }
}
