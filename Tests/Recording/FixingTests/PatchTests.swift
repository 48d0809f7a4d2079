import MidasDiagnostics
import MidasSource
import TestSupport
import Testing

@testable import MidasFixing

@Suite("Patches")
struct PatchTests {
  private static func edit(_ start: UInt32, _ end: UInt32, _ text: String) -> Diagnostic.Edit {
    .init(Place(SourceSpan(start: start, end: end)), text)
  }

  @Test("Edits are made in the order of the file, whatever order they came in")
  func order() {
    let patch = Patch([Self.edit(4, 6, ""), Self.edit(0, 1, "XY"), Self.edit(8, 8, "+")])
    #expect(
      patch.map { String(decoding: $0.applied(to: Array("abcdefgh".utf8)), as: UTF8.self) } == "XYbcdgh+")
  }

  @Test(
    "Edits that meet make no patch",
    arguments: [
      ((0, 3), (2, 4)), ((1, 1), (1, 1)), ((1, 1), (1, 2)), ((0, 1), (1, 1)), ((0, 4), (1, 2)),
    ] as [((UInt32, UInt32), (UInt32, UInt32))])
  func overlap(first: (UInt32, UInt32), second: (UInt32, UInt32)) {
    #expect(Patch([Self.edit(first.0, first.1, "x"), Self.edit(second.0, second.1, "y")]) == nil)
  }

  @Test("Edits side by side do")
  func neighbours() { #expect(Patch([Self.edit(0, 1, "x"), Self.edit(1, 2, "y")]) != nil) }

  @Test("What stands outside of edits is found again where it has moved to")
  func moved() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<500 {
      // Every byte but those that are replaced is the only one of its value.
      let bytes = Array(UInt8(0)..<100)
      var edits: [Diagnostic.Edit] = []
      var start = random.next(below: 20)
      while start < 95 {
        let end = start + random.next(below: 5)
        edits.append(
          Self.edit(UInt32(start), UInt32(end), String(repeating: "\u{7F}", count: random.next(below: 6))))
        start = end + 1 + random.next(below: 20)
      }
      let patch = try #require(Patch(edits))
      let result = patch.applied(to: bytes)
      for offset in 0..<100
      where !edits.contains(where: {
        ($0.place.span.start..<max($0.place.span.end, $0.place.span.start + 1)).contains(UInt32(offset))
      }) {
        #expect(result[Int(patch.moved(UInt32(offset)))] == UInt8(offset))
      }
    }
  }
}
