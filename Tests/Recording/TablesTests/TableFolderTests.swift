import Foundation
import MidasTableFormat
import MidasTables
import TableSupport
import TestSupport
import Testing

/// What is written where, and what a reader finds at any moment.
@Suite struct TableFolderTests {
  private let scratch: Scratch
  private let folder: URL

  init() throws {
    scratch = try Scratch()
    folder = scratch.url.appending(path: "tables")
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func manifest() throws -> TableManifest {
    try TableManifest(parsing: Array(Data(contentsOf: folder.appending(path: "manifest.json"))))
  }

  @Test("The same merchants are the same bytes in every form")
  func reproducible() throws {
    let first = try TableSample(seed: 1).write(TableKind.allCases, below: folder)
    let other = scratch.url.appending(path: "other")
    let second = try TableSample(seed: 1).write(TableKind.allCases.reversed(), below: other)
    #expect(first == second)
    let files = Repository.files(in: folder.appending(path: first.generation))
    #expect(files.count == first.files.count + 1)
    for file in files {
      let path = "\(first.generation)/\(file)"
      #expect(
        try Data(contentsOf: folder.appending(path: path)) == Data(contentsOf: other.appending(path: path)),
        "\(file)")
    }
  }

  @Test("The manifest tells each file's size, digest and rows")
  func listed() throws {
    let manifest = try TableSample(seed: 2).write(TableKind.allCases, below: folder)
    #expect(try self.manifest() == manifest)
    #expect(Set(manifest.files.map(\.format)) == Set(TableKind.allCases.map(\.rawValue)))
    for file in manifest.files {
      let path = folder.appending(path: "\(manifest.generation)/\(file.path)")
      let sum = try PublicTool("sha256sum").run([path.path], in: scratch.url).output
      #expect(sum.hasPrefix(file.sha256))
      #expect(try Data(contentsOf: path).count == file.bytes)
    }
    let csv = try String(
      contentsOf: folder.appending(path: "current/csv/whitelist.csv"), encoding: .utf8)
    #expect(csv == "merchant,block,memo\n")
    #expect(manifest.counts.merchants == 3)
    #expect(manifest.counts.submerchants == 6)
    let database = try PublicTool.python.run(
      [
        "-c",
        "import sqlite3, sys; d = sqlite3.connect(sys.argv[1]); print(d.execute('SELECT count(*), sum(key IS NULL) FROM channels').fetchone(), d.execute('PRAGMA integrity_check').fetchone())",
        folder.appending(path: "current/tables.sqlite").path,
      ], in: scratch.url)
    let counts = manifest.counts
    #expect(database.output == "(\(counts.channels), \(counts.channelsWithoutKey)) ('ok',)\n")
  }

  @Test("One generation is kept beside the newest, older ones go")
  func generations() throws {
    let written = try (1...4).map {
      try TableSample(seed: 3).write([.cdb, .csv], below: folder, revision: $0).generation
    }
    #expect(Set(written).count == 4)
    #expect(try names() == ["current", "manifest.json"] + written.suffix(2).sorted())
    #expect(try manifest().generation == written[3])
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.appending(path: "current").path)
    #expect(link == written[3])
    // The same again changes nothing, and the one before stays.
    try TableSample(seed: 3).write([.cdb, .csv], below: folder, revision: 4)
    #expect(try names() == ["current", "manifest.json"] + written.suffix(2).sorted())
  }

  @Test("What was damaged is mended by writing it again")
  func damaged() throws {
    let sample = TableSample(seed: 4)
    let manifest = try sample.write([.cdb], below: folder)
    let file = folder.appending(path: "\(manifest.generation)/tables.cdb")
    let whole = try Data(contentsOf: file)
    try whole.dropLast(9).write(to: file)
    #expect(try sample.write([.cdb], below: folder) == manifest)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test("What an ended run left is removed")
  func drafts() throws {
    try scratch.file(named: "tables/.midas-1/csv/half.csv", holding: "x")
    let manifest = try TableSample(seed: 5).write([.json], below: folder)
    #expect(try names() == ["current", "manifest.json", manifest.generation].sorted())
  }

  @Test(
    "A folder of something else is left as it is",
    arguments: ["notes.txt", "r7-xyz", ".git/HEAD", "manifest.json"])
  func foreign(name: String) throws {
    try scratch.file(named: "tables/\(name)", holding: "mine")
    #expect(throws: TableError.foreign(folder: folder.path)) {
      try TableSample(seed: 6).write([.json], below: folder)
    }
    #expect(Repository.files(in: folder) == [name])
  }

  @Test("What else lies in a folder of tables stays there")
  func company() throws {
    try TableSample(seed: 6).write([.json], below: folder, revision: 1)
    try scratch.file(named: "tables/lost+found/notes.txt", holding: "mine")
    for revision in 2...4 { try TableSample(seed: 6).write([.json], below: folder, revision: revision) }
    #expect(Repository.files(in: folder.appending(path: "lost+found")) == ["notes.txt"])
  }

  @Test("A path that cannot be a folder is said")
  func unwritable() throws {
    try scratch.file(named: "tables", holding: "a file")
    #expect(throws: TableError.unwritable(path: folder.path, error: ENOTDIR)) {
      try TableSample(seed: 7).write([.json], below: folder)
    }
  }

  @Test("References stand in tables, and nothing else of a secret")
  func references() throws {
    try TableSample(seed: 8).write([.json, .csv], below: folder)
    let json = try String(contentsOf: folder.appending(path: "current/tables.json"), encoding: .utf8)
    #expect(json.contains("\"api_keys\":{\"rest-api-key\":\"env://KEY_OF_acme\"}"))
    #expect(json.contains("\"secrets\":[\"env://ONE\",\"env://TWO\"]"))
    let webhooks = try String(contentsOf: folder.appending(path: "current/csv/webhooks.csv"), encoding: .utf8)
    // `books` inherits its merchant's webhook, `empty` has none of its own.
    #expect(
      webhooks.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) } == [
        "acme", "acme:books", "acme-2", "acme-2:books", "zoo", "zoo:books",
      ])
  }
}
