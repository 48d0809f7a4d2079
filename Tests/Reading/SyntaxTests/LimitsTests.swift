import MidasDiagnostics
import MidasSyntax
import Testing

@Suite struct LimitsTests {
  @Test func aFileOfBrokenDocumentsIsLeftAfterAHundred() {
    let tree = Tree(parsing: Array(String(repeating: "---\n[\n", count: 1000).utf8))
    #expect(tree.findings.filter { $0.rule == "yaml-syntax" }.count == 100)
    #expect(tree.findings.filter { $0.rule == "yaml-limits" }.count == 1)
  }

  @Test func soundDocumentsBetweenBrokenOnesAreRead() {
    let tree = Tree(parsing: Array(String(repeating: "---\n[\n---\nkey: value\n", count: 3).utf8))
    #expect(tree.findings.map(\.rule) == ["yaml-syntax", "yaml-syntax", "yaml-syntax"])
    #expect(
      tree.documents.filter { if case .node = $0.content { true } else { false } }.count == 3)
  }

  @Test func anAliasMeansTheLastAnchorOfItsName() throws {
    let tree = Tree(parsing: Array("[&a one, &a two, *a]".utf8))
    let alias = try #require(tree.nodes.indices.last)
    #expect(tree.string(tree.text(of: tree.resolved(alias))) == "two")
  }

  @Test(arguments: [64, 65])
  func collectionsNestSixtyFourDeep(_ depth: Int) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(Tree(parsing: Array(text.utf8)).findings.map(\.rule) == (depth > 64 ? ["yaml-limits"] : []))
  }
}
