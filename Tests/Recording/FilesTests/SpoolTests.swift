import Foundation
import MidasFiles
import TestSupport
import Testing

@Suite("A spool")
struct SpoolTests {
  @Test("gives back what was put into it, be it little or much, from any place on", arguments: 1...8)
  func roundTrip(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let scratch = try Scratch()
    var spool = Spool(in: scratch.url.path)
    var all: [UInt8] = []
    for _ in 0..<random.next(below: 40) {
      let bytes = (0..<random.next(below: seed * 40_000)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ seed) }
      try spool.append(bytes)
      all += bytes
    }
    #expect(spool.count == all.count)
    for _ in 0..<20 {
      let start = random.next(below: all.count + 2)
      let limit = random.next(below: all.count + 2)
      var found: [UInt8] = []
      while found.count < min(limit, max(0, all.count - start)) {
        let piece = try spool.bytes(from: start + found.count, limit: limit - found.count)
        try #require(!piece.isEmpty)
        found += piece
      }
      #expect(found.elementsEqual(all.dropFirst(start).prefix(limit)))
    }
    #expect(try spool.bytes(from: all.count, limit: 9).isEmpty)
    // Not even while it is in use.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
  }

  @Test("needs no folder for little, and says what the system refuses for much")
  func missingFolder() throws {
    var spool = Spool(in: "/nowhere/at/all")
    try spool.append(Array(repeating: 1, count: 1 << 20))
    var failure: FileFailure?
    do throws(FileFailure) { try spool.append([1]) } catch { failure = error }
    #expect(failure == FileFailure(error: ENOENT))
    #expect(failure?.reason == "No such file or directory")
  }
}
