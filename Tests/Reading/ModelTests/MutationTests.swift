import Foundation
import MidasDiagnostics
import MidasModel
import MidasSource
import MidasSyntax
import TestSupport
import Testing

@Suite("Damaged documents are read as far as they can be", .timeLimit(.minutes(20)))
struct MutationTests {
  @Test("The reference document has a shape without fault")
  func reference() throws {
    let text = try Repository.text("examples/reference/merchants/acme.yaml")
    let file = MerchantFile(reading: Tree(parsing: Array(text.utf8)))
    #expect(file.findings == [])
    #expect(file.merchants.count == 1)
  }

  @Test(
    "Every finding on a damaged document points into it and says something",
    arguments: 0..<6 as Range<UInt64>)
  func damaged(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "~", "[]", "{}", "*x", "&x ", "!!int ", "no", "0x1F", "''", "- ", ": ", "{a: b}", "\n", "  ", "# ",
      "\"", "카드", "\u{0}",
      "merchant: ", "id: ", "<<: ", "---\n", "channels: ", "shared", "env://", "1.1.1.1/3",
      String(repeating: "9", count: 40),
    ].map { Array($0.utf8) }
    for path in Repository.files(below: "examples", endingIn: ".yaml") {
      let original = Array(try Repository.text(path).utf8)
      for _ in 0..<40 {
        var bytes = original
        for _ in 0...random.next(below: 3) {
          let start = random.next(below: bytes.count)
          let end = min(bytes.count, start + random.next(below: 12))
          bytes.replaceSubrange(start..<end, with: pieces[random.next(below: pieces.count)])
        }
        let tree = Tree(parsing: bytes)
        let findings = tree.findings + MerchantFile(reading: tree).findings
        let astray = findings.filter { finding in
          finding.message.isEmpty || finding.place.span.start > finding.place.span.end
            || Int(finding.place.span.end) > bytes.count
        }
        #expect(astray == [], "\(path): \(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}
