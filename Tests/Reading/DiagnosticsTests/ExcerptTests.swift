import MidasDiagnostics
import MidasSource
import Testing

@Suite("Carets stand under what is meant")
struct ExcerptTests {
  /// The location, the source line and the line of carets of a report.
  private func excerpt(_ marked: String) -> [String] {
    let lines = Sample(marked).text().split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    return [String(lines[1].drop { $0 != ":" }.dropFirst()), lines[3], lines[4]]
  }

  @Test(
    "By the cells of a terminal",
    arguments: [
      ("mid: ‹shared›", ["1:6", "1 | mid: shared", "  |      ^^^^^^"]),
      ("{ name: 카드, mid: ‹x› }", ["1:20", "1 | { name: 카드, mid: x }", "  |                    ^"]),
      ("name: ‹가맹점›", ["1:7", "1 | name: 가맹점", "  |       ^^^^^^"]),
      ("name: 🙂‹🙂›x", ["1:9", "1 | name: 🙂🙂x", "  |         ^^"]),
      ("e\u{301}‹x›", ["1:2", "1 | e\u{301}x", "  |  ^"]),
      ("a\t‹b›", ["1:5", "1 | a   b", "  |     ^"]),
      ("‹a\tb›", ["1:1", "1 | a   b", "  | ^^^^^"]),
      ("\u{FEFF}‹a›: 1", ["1:1", "1 | a: 1", "  | ^"]),
      ("a: 1\r\nb: ‹2›\r\n", ["2:4", "2 | b: 2", "  |    ^"]),
      ("a: 1\rb: ‹2›\rc", ["2:4", "2 | b: 2", "  |    ^"]),
    ])
  func cells(marked: String, expected: [String]) {
    #expect(excerpt(marked) == expected)
  }

  @Test(
    "A place without width has one caret",
    arguments: [
      ("a:‹› b", ["1:3", "1 | a: b", "  |   ^"]),
      ("a:‹›", ["1:3", "1 | a:", "  |   ^"]),
      ("‹›", ["1:1", "1 |", "  | ^"]),
      ("a: 1\n‹›", ["2:1", "2 |", "  | ^"]),
      ("a:‹›\r\nb: 1", ["1:3", "1 | a:", "  |   ^"]),
    ])
  func zeroWidth(marked: String, expected: [String]) {
    #expect(excerpt(marked) == expected)
  }

  @Test("A span over several lines is marked on its first")
  func severalLines() {
    #expect(excerpt("a: ‹|\n  x\n  y›\n") == ["1:4", "1 | a: |", "  |    ^"])
    #expect(excerpt("‹a: 1\nb: 2›") == ["1:1", "1 | a: 1", "  | ^^^^"])
  }

  @Test("A span that starts at the end of a line is marked after it")
  func lineBreak() {
    #expect(excerpt("ab‹\ncd›") == ["1:3", "1 | ab", "  |   ^"])
  }

  @Test("A long line is cut to what surrounds the span", arguments: [0, 90, 500, 5000])
  func longLines(before: Int) {
    let lines = excerpt(String(repeating: "x", count: before) + "‹MID›" + String(repeating: "y", count: 5000))
    #expect(lines[0] == "1:\(before + 1)")
    #expect(lines[1].count <= 4 + 162)
    #expect(lines[1].hasSuffix("…"))
    #expect(lines[1].dropFirst(4).hasPrefix("…") == (before > 40))
    let marked = zip(lines[1], lines[2]).filter { $0.1 == "^" }.map(\.0)
    #expect(String(marked) == "MID")
  }

  @Test("A span wider than the window is marked up to the cut")
  func wideSpan() {
    let lines = excerpt("a: ‹" + String(repeating: "가", count: 300) + "›")
    #expect(lines[1].hasSuffix("…"))
    let cells = lines[1].unicodeScalars.reduce(0) { $0 + DisplayWidth.cells(of: $1.value) }
    #expect(lines[2].count == cells - 1)
  }

  @Test("Bytes that are no UTF-8 are shown and marked")
  func strayBytes() {
    let file = SourceFile(path: "a.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE])
    let finding = Diagnostic(
      rule: "invalid-utf8", severity: .error, message: "not UTF-8", place: Place(SourceSpan(start: 3, end: 4))
    )
    let text = TextReport(files: SourceFiles([file])).text(of: [finding])
    #expect(text.contains("1 | a: \\xFF\\xFE\n  |    ^^^^\n"))
  }
}
