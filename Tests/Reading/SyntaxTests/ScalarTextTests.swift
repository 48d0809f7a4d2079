import MidasSource
import MidasSyntax
import TestSupport
import Testing

/// Most texts are ranges of the file; one whose value differs from its spelling is kept beside it, whatever its length.
@Suite("Scalars hold what they spell")
struct ScalarTextTests {
  /// A piece of a scalar as it is written, and what it stands for.
  private typealias Piece = (written: String, value: String)

  private static let letters: [Piece] = ["a", "B7", "x y", "é", "상점", "😀"].map { ($0, $0) }
  /// `\N` and `\_` are as long as the bytes they stand for, `\L` is shorter.
  private static let escapes: [Piece] = [
    (#"\N"#, "\u{85}"), (#"\_"#, "\u{A0}"), (#"\L"#, "\u{2028}"), (#"\n"#, "\n"), (#"\x41"#, "A"),
    (#"\/"#, "/"),
    (#"\u00e9"#, "é"), (#"\""#, "\""), ("''", "''"),
  ]

  @Test("Written in any style, on one line or several", arguments: 0..<200 as Range<UInt64>)
  func anyStyle(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var text = ""
    var values: [String] = []
    for _ in 0..<8 {
      let (written, value) = Self.scalar(&random)
      text += "- \(written)\n"
      values.append(value)
    }
    let tree = Tree(parsing: Array(text.utf8))
    let read = tree.nodes.indices.filter { tree.nodes[$0].kind == .scalar }.map {
      tree.string(tree.text(of: $0))
    }
    #expect(tree.findings.isEmpty, "\(text)")
    #expect(read == values, "\(text)")
  }

  @Test("The head of a text is its first bytes, also at the end of the file")
  func heads() {
    let tree = Tree(parsing: Array("[abcdefghij, abcdefgh, abc, é]".utf8))
    let heads = tree.nodes.indices.dropFirst().map { tree.head(of: tree.text(of: $0)) }
    let wanted = ["abcdefgh", "abcdefgh", "abc", "é"].map { text in
      text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    #expect(heads == wanted)
  }

  private static func scalar(_ random: inout SeededRandom) -> Piece {
    let style = random.next(below: 3)
    let pieces = letters + (style == 1 ? [("''", "'")] : style == 2 ? escapes : [])
    var scalar: Piece = ("", "")
    for index in 0...random.next(below: 5) {
      let piece = pieces[random.next(below: pieces.count)]
      // A break between two letters is folded into a blank, which is as long as the break.
      let isFolded = index > 0 && random.next(below: 5) == 0
      scalar.written += (isFolded ? "\n" : "") + piece.written
      scalar.value += (isFolded ? " " : "") + piece.value
    }
    switch style {
    case 1: scalar.written = "'\(scalar.written)'"
    case 2: scalar.written = "\"\(scalar.written)\""
    default: break
    }
    // What goes on below a list's dash stands further in; the blanks in front of it are no part of the value.
    scalar.written = scalar.written.replacing("\n", with: "\n ")
    return scalar
  }
}
