import Foundation
import MidasLookup
import MidasTableFormat
import MidasTables
import Synchronization
import TableSupport
import TestSupport
import Testing

/// Whether the one who writes is done.
private final class Writer: Sendable {
  let isDone = Atomic(false)
}

/// A reader takes up each new generation whole, and nothing that is torn or foreign.
@Suite struct FollowingTests {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = scratch.url.appending(path: "tables")
  }

  private func cdb(_ manifest: TableManifest) -> URL {
    folder.appending(path: "\(manifest.generation)/tables.cdb")
  }

  @Test func aNewRevisionIsTakenUpAndTheOldOneStaysForWhoHoldsIt() throws {
    try TableSample(seed: 1).write([.cdb], below: folder, revision: 1)
    let lookup = try Lookup(following: folder.path)
    let old = lookup.table
    #expect(try !lookup.refresh())
    try TableSample(seed: 2).write([.cdb], below: folder, revision: 2)
    #expect(lookup.table.revision == 1)
    #expect(try lookup.refresh())
    #expect(lookup.table.revision == 2)
    #expect(try !lookup.refresh())
    // Its file is removed with the generation after the next, and still answers.
    try TableSample(seed: 3).write([.cdb], below: folder, revision: 3)
    try TableSample(seed: 4).write([.cdb], below: folder, revision: 4)
    #expect(old.scope(named: "acme")?.code == "imp-acme")
    #expect(old.revision == 1)
  }

  @Test func aTornFileIsRefusedAndTheTableBeforeStays() throws {
    try TableSample(seed: 1).write([.cdb], below: folder, revision: 1)
    let lookup = try Lookup(following: folder.path)
    let manifest = try TableSample(seed: 2).write([.cdb], below: folder, revision: 2)
    let file = cdb(manifest)
    let whole = try Data(contentsOf: file)
    var flipped = whole
    flipped[whole.count / 2] ^= 1
    for torn in [Data(), whole.prefix(100), whole.dropLast(), whole + [0], flipped] {
      try torn.write(to: file)
      #expect(throws: LookupError.self) { try lookup.refresh() }
      #expect(lookup.table.revision == 1)
    }
    try whole.write(to: file)
    #expect(try lookup.refresh())
    #expect(lookup.table.revision == 2)
  }

  @Test func aFlippedBitIsFoundByItsDigestOnly() throws {
    let manifest = try TableSample(seed: 2).write([.cdb], below: folder)
    var bytes = try Data(contentsOf: cdb(manifest))
    let place = try #require(bytes.range(of: Data("imp-acme".utf8), in: 2048..<bytes.count))
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: cdb(manifest))
    #expect(throws: LookupError.torn(path: cdb(manifest).path)) { try Lookup(following: folder.path) }
    #expect(throws: Never.self) { try Lookup(following: folder.path, verifying: false) }
  }

  @Test func aDamagedFileThatNobodyVerifiedEndsNoProcess() throws {
    let sample = TableSample(seed: 3)
    let whole = try Data(contentsOf: cdb(sample.write([.cdb], below: folder)))
    var random = SeededRandom(seed: 3)
    for round in 0..<150 {
      var bytes = whole
      // Mostly where offsets and lengths are: the directory at the head, and the slots at the end.
      for _ in 0..<4 {
        let place = [
          random.next(below: 2048), whole.count - 1 - random.next(below: 4096),
          random.next(below: whole.count),
        ]
        bytes[place[random.next(below: 3)]] = UInt8(random.next(below: 256))
      }
      let file = scratch.url.appending(path: "damaged-\(round).cdb")
      try bytes.write(to: file)
      guard let table = try? LookupTable(contentsOf: file.path) else { continue }
      for question in sample.questions.prefix(60) {
        if let pg = question.pg { _ = table.route(pg, of: question.scope).channels }
        if let key = question.key { _ = table.route(key: key, of: question.scope).channels }
      }
      _ = table.scope(named: "acme")
      _ = table.whitelist(of: "acme")?.allows("192.0.2.1")
      try FileManager.default.removeItem(at: file)
    }
  }

  @Test func aFileOfAnotherProgramIsRefused() throws {
    let manifest = try TableSample(seed: 1).write([.cdb], below: folder)
    // A constant database that holds nothing, and one that is none.
    let empty = Data((0..<256).flatMap { _ in [0, 8, 0, 0, 0, 0, 0, 0] as [UInt8] })
    for (bytes, isCDB) in [(empty, true), (Data("not a table".utf8), false)] {
      let file = scratch.url.appending(path: "other.cdb")
      try bytes.write(to: file)
      #expect(throws: LookupError.foreign(path: file.path), "\(isCDB)") {
        try LookupTable(contentsOf: file.path)
      }
    }
    #expect(throws: Never.self) { try LookupTable(contentsOf: cdb(manifest).path) }
    #expect(throws: LookupError.unreadable(path: "/nowhere", error: ENOENT)) {
      try LookupTable(contentsOf: "/nowhere")
    }
  }

  @Test func aManifestThatCannotBeFollowedSaysWhy() throws {
    #expect(throws: LookupError.unreadable(path: "\(folder.path)/manifest.json", error: ENOENT)) {
      try Lookup(following: folder.path)
    }
    try TableSample(seed: 1).write([.json], below: folder)
    #expect(throws: LookupError.noTable) { try Lookup(following: folder.path) }
    let file = folder.appending(path: "manifest.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("\"format_version\": 1", with: "\"format_version\": 9").utf8).write(to: file)
    #expect(throws: LookupError.version(9)) { try Lookup(following: folder.path) }
    try Data("{}".utf8).write(to: file)
    #expect(throws: LookupError.foreign(path: file.path)) { try Lookup(following: folder.path) }
  }

  @Test(.timeLimit(.minutes(20))) func readersSeeOneRevisionWholeWhileAnotherIsWritten() async throws {
    let samples = (1...2).map { TableSample(seed: $0) }
    try samples[1].write([.cdb, .csv], below: folder, revision: 1)
    let lookup = try Lookup(following: folder.path)
    let writer = Writer()
    let path = folder
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        defer { writer.isDone.store(true, ordering: .releasing) }
        for revision in 2...25 {
          try samples[revision % 2].write([.cdb, .csv], below: path, revision: revision)
        }
      }
      for _ in 0..<2 {
        group.addTask {
          var last = 0
          while !writer.isDone.load(ordering: .acquiring) {
            try lookup.refresh()
            let table = lookup.table
            let revision = table.revision ?? 0
            #expect(revision >= last)
            last = revision
            // Even and odd revisions hold different merchants, and none holds parts of both.
            for question in samples[revision % 2].questions.prefix(40) {
              guard let pg = question.pg, let kind = RequestKind(rawValue: question.kind) else { continue }
              #expect(table.route(pg, of: question.scope, kind: kind).outcome.rawValue == question.outcome)
            }
            await Task.yield()
          }
        }
      }
      try await group.waitForAll()
    }
    try lookup.refresh()
    #expect(lookup.table.revision == 25)
  }
}
