import MidasTableFormat
import Testing

@Suite struct TableFormatTests {
  @Test(arguments: [
    [], [""], ["a"], ["a", "", "b"], ["tab\there", "line\nfeed", "back\\slash", "\\t", "\\", "\r"],
    ["한글 🏦", "\\\\n"],
  ])
  func aRecordReadsBackAsItWasWritten(fields: [String]) {
    var record = TableRecord(.outcome, ["channel"])
    record.append(.channel, fields)
    record.append(.block, [nil, "x"])
    let lines = record.bytes.withUnsafeBytes(TableLine.lines(of:))
    #expect(lines.map(\.kind) == [.outcome, .channel, .block])
    #expect(lines[1].all == fields)
    #expect(lines[2][0] == nil)
    #expect(lines[2][1] == "x")
    #expect(lines[2][9] == nil)
  }

  @Test func aLineOfANewerProgramIsNoneOfThose() {
    let lines = Array("outcome\tnone\nnews\tx".utf8).withUnsafeBytes(TableLine.lines(of:))
    #expect(lines.map(\.kind) == [.outcome, nil])
  }

  @Test func aKeyIsTheSameForWhoWritesAndWhoReads() {
    for question in TableQuestion.allCases {
      let read = TableKey.withBytes(question, "acme", "window", "kcp.A\tB") { Array($0) }
      #expect(read == TableKey.bytes(question, "acme", "window", "kcp.A\tB"))
      #expect(TableKey.withBytes(question, "acme") { Array($0) } == TableKey.bytes(question, "acme"))
      #expect(TableKey.withBytes(question, "", nil, "x") { Array($0) } == TableKey.bytes(question, "", "x"))
    }
    #expect(Set(TableQuestion.allCases.map(\.tag.description)).count == TableQuestion.allCases.count)
    #expect(
      String(decoding: TableKey.bytes(.named, "acme", "window", ""), as: UTF8.self) == "pg\tacme\twindow\t")
  }

  private static let manifest = TableManifest(
    generation: "r7-0123456789abcdef", origin: .init(storeID: "s", revision: 7, digest: "d"), counts: .init(),
    files: [.init(format: "cdb", path: "tables.cdb", bytes: 9, sha256: "00", rows: 1)])

  @Test func aManifestReadsBackAsItWasWritten() throws {
    #expect(try TableManifest(parsing: Array(Self.manifest.json.utf8)) == Self.manifest)
    var declared = Self.manifest
    declared.generation = "config-0123456789abcdef"
    declared.origin = .init(storeID: nil, revision: nil, digest: "d")
    #expect(try TableManifest(parsing: Array(declared.json.utf8)) == declared)
    #expect(declared.json.contains("\"source\": \"config\""))
  }

  @Test(arguments: [
    ("midas-tables", "other"), ("\"generation\"", "\"of\""), ("r7-0123456789abcdef", "../secrets"),
    ("r7-0123456789abcdef", "r7-0123456789ABCDEF"), ("tables.cdb", "../x"), ("tables.cdb", "/etc/passwd"),
    ("\"sha256\"", "\"md5\""), ("{", "["),
  ])
  func whatIsNoManifestIsRefused(part: String, instead: String) {
    let text = Self.manifest.json.replacing(part, with: instead, maxReplacements: 1)
    #expect(throws: TableManifestError.foreign) { try TableManifest(parsing: Array(text.utf8)) }
  }

  @Test func anotherVersionOfTheFormatIsRefused() {
    let text = Self.manifest.json.replacing("\"format_version\": 1", with: "\"format_version\": 2")
    #expect(throws: TableManifestError.version(2)) { try TableManifest(parsing: Array(text.utf8)) }
  }
}
