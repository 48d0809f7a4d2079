import Foundation
import MidasCatalog
import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@Suite("The rules hold out against damaged files", .timeLimit(.minutes(20)))
struct DamagedFilesTests {
  private static let pieces = [
    "~", "[]", "{}", "*x", "&x ", "!!int ", "no", "''", "\" \"", "- ", ": ", "{a: b}", "\n", "  ", "\"", "카드",
    "\u{0}",
    "merchant: ", "id: ", "---\n", "continues: ", "shared", "env://", "1.1.1.1/3", "::/0", "kcp", "naverpay",
    "identity", "window.subscription", "per-request", "-1", "100", String(repeating: "9", count: 40),
  ].map { Array($0.utf8) }

  @Test("Every finding points into its file and says something", arguments: 0..<8 as Range<UInt64>)
  func damaged(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let compiler = Compiler(catalog: .builtIn)
    let paths = Repository.files(below: "examples", endingIn: ".yaml").filter { !$0.hasSuffix("midas.yaml") }
    for _ in 0..<120 {
      let path = paths[random.next(below: paths.count)]
      let original = Array(try Repository.text(path).utf8)
      var bytes = original
      for _ in 0...random.next(below: 4) {
        let start = random.next(below: bytes.count)
        let end = min(bytes.count, start + random.next(below: 14))
        bytes.replaceSubrange(start..<end, with: Self.pieces[random.next(below: Self.pieces.count)])
      }
      let files = [bytes, original]
      let linked = Linker(compiler).link(files.map(compiler.unit(of:))) { files[$0] }
      let astray = linked.findings.filter { finding in
        let places = [finding.place] + finding.related.map(\.place)
        return finding.message.isEmpty || !places.allSatisfy { Self.lies($0, in: files) }
      }
      #expect(astray == [], "\(path): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private static func lies(_ place: Place, in files: [[UInt8]]) -> Bool {
    files.indices.contains(Int(place.file)) && place.span.start <= place.span.end
      && Int(place.span.end) <= files[Int(place.file)].count
  }
}
