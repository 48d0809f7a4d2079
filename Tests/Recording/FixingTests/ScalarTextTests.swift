import MidasModel
import MidasSyntax
import TestSupport
import Testing

@testable import MidasFixing

@Suite("Texts written as scalars")
struct ScalarTextTests {
  @Test(
    "What stays plain",
    arguments: [
      "card", "window.simple", "1.1.1.1/32", "env://NAME", "B01", "imp12345678", "store-1", "a_b", "0a",
    ])
  func plain(text: String) { #expect(ScalarText.written(text, inPlaceOf: .plain) == text) }

  @Test(
    "What needs quotes",
    arguments: [
      "001", "1.5", "12:30", "yes", "on", "null", "2026-01-01", "a: b", "a #b", "-", "- a", "[a]", "a,b",
      "*a", "&a",
      "!a", "%a", "@a", "`a`", "{", "a b", "", "::/0", "2001:db8::/29", "상점", "a\nb", "a\"b", "a\\b", ".inf",
      "0x1F",
      "a:",
    ])
  func quoted(text: String) {
    #expect(ScalarText.written(text, inPlaceOf: .plain)?.hasPrefix("\"") == true)
  }

  @Test(
    "A text comes back as it was, whatever stood in its place",
    arguments: [Node.Style.plain, .singleQuoted, .doubleQuoted])
  func roundTrip(style: Node.Style) throws {
    var random = SeededRandom(seed: 7)
    let pieces: [Unicode.Scalar] = [
      "a", "0", "'", "\"", "\\", " ", ":", "/", "#", "-", ",", "[", "}", "카", "🙂", "\n", "\t", "\u{0}",
      "\u{85}",
      "\u{2028}", "\u{200B}", "\u{FEFF}", "~", ".",
    ]
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<random.next(below: 8) {
        text.unicodeScalars.append(pieces[random.next(below: pieces.count)])
      }
      let written = try #require(ScalarText.written(text, inPlaceOf: style))
      for document in ["k: \(written)\n", "k: [\(written), b]\n", "{ \(written): v }\n"] {
        let tree = Tree(parsing: Array(document.utf8))
        #expect(tree.findings == [], "\(document)")
        let texts = tree.nodes.indices.filter { tree.nodes[$0].kind == .scalar }.map {
          tree.string(tree.text(of: $0))
        }
        #expect(texts.contains { $0.utf8.elementsEqual(text.utf8) }, "\(document)")
      }
    }
  }

  @Test func blocksAreLeftAlone() { #expect(ScalarText.written("a", inPlaceOf: .block) == nil) }
}
