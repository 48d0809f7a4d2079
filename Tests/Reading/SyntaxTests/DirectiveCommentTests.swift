import MidasSyntax
import Testing

@Suite("Comments that speak to Midas")
struct DirectiveCommentTests {
  /// What each comment says, and the line that it is about.
  private func read(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Tree(parsing: bytes).directives.map { directive in
      let end = min(Int(directive.target.upperBound) - 1, bytes.count)
      let line = String(decoding: bytes[min(Int(directive.target.lowerBound), end)..<end], as: UTF8.self)
      return "\(directive.text) | \(line)"
    }
  }

  @Test(
    "One at a line's end is about that line",
    arguments: ["\n", "\r\n", "\r"])
  func behind(lineBreak: String) {
    let text = ["a: 1", "카드: 2 # midas:ignore r why ", "c: 3"].joined(separator: lineBreak)
    #expect(read(text) == ["r why | 카드: 2 # midas:ignore r why "])
  }

  @Test(
    "One on a line of its own is about the next line that is no comment",
    arguments: ["\n", "\r\n"])
  func above(lineBreak: String) {
    let text = ["  #midas:ignore r why", "  # more", "카드: 2", "c: 3"].joined(separator: lineBreak)
    #expect(read(text) == ["r why | 카드: 2"])
  }

  @Test("Two lines of them are about one line")
  func several() {
    #expect(read("# midas:ignore r x\n# midas:ignore s y\na: 1\n") == ["r x | a: 1", "s y | a: 1"])
  }

  @Test(
    "What stands in a scalar, or only looks like one, is none",
    arguments: [
      "a: \"# midas:ignore r why\"\n", "a: '# midas:ignore r why'\n", "a: |\n  # midas:ignore r why\n",
      "a: b# midas:ignore r why\n", "# midas:ignored r why\n", "# see midas:ignore r why\n",
      "midas:ignore: x\n",
    ])
  func none(text: String) {
    #expect(read(text) == [])
  }

  @Test("One at the end of the file is about nothing")
  func last() {
    #expect(read("a: 1\n# midas:ignore r why") == ["r why | "])
  }

  @Test(
    "One that is not UTF-8 speaks to nobody",
    arguments: [[0xD2], [0x20, 0xFF, 0xFF], [0x72, 0xE5, 0x80]] as [[UInt8]])
  func notUTF8(said: [UInt8]) {
    let tree = Tree(parsing: Array("# midas:ignore ".utf8) + said + Array("\na: 1\n".utf8))
    #expect(tree.directives == [])
    #expect(!tree.findings.isEmpty)
  }
}
