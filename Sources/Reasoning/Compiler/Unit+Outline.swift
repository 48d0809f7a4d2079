public import MidasDiagnostics

extension Unit {
  /// The first part of a unit: whom it declares and what was found wrong.
  ///
  /// A workspace is linked from the outlines of its units; what lies behind them is read only where it matters.
  public struct Outline: Sendable {
    let bytes: [UInt8]
    private let start: Int

    init(_ bytes: [UInt8], at start: Int) {
      self.bytes = bytes
      self.start = start
    }

    /// An outline as it was kept among other bytes; nil where it cannot be one.
    public init?(kept bytes: [UInt8], at start: Int) {
      guard start >= 0, start + MemoryLayout<Header>.size <= bytes.count else { return nil }
      self.init(bytes, at: start)
      let header = header
      let available = bytes.count - start
      guard header.outlineLength <= header.length, header.outlineLength <= available, header.isSound else {
        return nil
      }
    }

    var header: Header { bytes.load(at: start) }

    func table<Row>(_ section: Section) -> Table<Row> {
      Table(bytes, at: start + Int(section.start), count: Int(section.count))
    }

    /// The bytes that make it up, for keeping it apart from its unit.
    public var ownBytes: ArraySlice<UInt8> { bytes[start..<(start + Int(header.outlineLength))] }

    /// Whether another outline says the same.
    public func isSame(as other: Outline?) -> Bool { other.map { ownBytes == $0.ownBytes } ?? false }

    /// The merchants whose main document is in the file.
    public var merchants: Table<MerchantEntry> { table(header.merchants) }
    /// Handles that documents of the file continue and whose main document is elsewhere.
    public var continued: Table<Continuation> { table(header.continued) }
    /// How many findings there are, before policy and suppression.
    public var findingCount: Int { Int(header.findings.count) }
    /// How many of the findings belong to the file itself: text, shape, ignores.
    public var fileFindingCount: Int { Int(header.fileFindingCount) }
    /// How many comments silence findings.
    public var ignoreCount: Int { Int(header.ignores.count) }

    /// Findings before policy and suppression; those of the file itself come first, then each merchant's.
    public var findings: [Diagnostic] {
      var reader = FlatReader(bytes, at: start + Int(header.findings.start))
      return (0..<header.findings.count).map { _ in reader.diagnostic() }
    }

    /// The comments that silence findings.
    public var ignores: [Ignore] {
      var reader = FlatReader(bytes, at: start + Int(header.ignores.start))
      return (0..<header.ignores.count).map { _ in reader.ignore() }
    }

    /// A document could not be read as it was meant, so that nothing may be concluded from what is missing.
    public var isOpen: Bool { header.flags & Header.isOpen != 0 }
    /// At least one document says `merchant` or `continues`, or could not be read.
    public var isDeclaration: Bool { header.flags & Header.isDeclaration != 0 }
    /// A secret may be written out in the file, so that nothing of it may be kept.
    public var isConfidential: Bool { header.flags & Header.isConfidential != 0 }

    /// A text of the outline: a handle, or the keys of catalog entries with a line feed behind each.
    public func string(_ text: Extent) -> String {
      let names = header.names
      precondition(text.start <= text.end && text.end <= names.count, "a text beyond its section")
      let first = start + Int(names.start)
      return String(decoding: bytes[(first + Int(text.start))..<(first + Int(text.end))], as: UTF8.self)
    }

    /// The keys of the entries under `catalog:` on which channels of a merchant rely.
    public func catalogEntries(of merchant: MerchantEntry) -> [Substring] {
      merchant.catalogEntries.isEmpty ? [] : string(merchant.catalogEntries).split(separator: "\n")
    }
  }

  /// A part of a unit: where it starts, and how many bytes or rows it has.
  struct Section: Sendable, BitwiseCopyable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
  }

  /// What a unit starts with; offsets count from there.
  struct Header: Sendable, BitwiseCopyable {
    static let isOpen: UInt32 = 1
    static let isDeclaration: UInt32 = 2
    static let isConfidential: UInt32 = 4

    /// How many bytes the unit has.
    var length: UInt32 = 0
    /// How many of them are its outline.
    var outlineLength: UInt32 = 0
    var flags: UInt32 = 0
    var fileFindingCount: UInt32 = 0
    // Of the outline.
    var merchants = Section()
    var continued = Section()
    var names = Section()
    var ignores = Section()
    var findings = Section()
    // Behind it.
    var moves = Section()
    var facts = Section()
    var resources = Section()
    var text = Section()
    var encoding = Section()

    /// Every part lies where it belongs.
    var isSound: Bool {
      func isWithin(_ section: Section, _ stride: Int, _ length: UInt32) -> Bool {
        Int(section.start) + Int(section.count) * stride <= Int(length)
      }
      return isWithin(merchants, MemoryLayout<MerchantEntry>.stride, outlineLength)
        && isWithin(continued, MemoryLayout<Continuation>.stride, outlineLength)
        && isWithin(names, 1, outlineLength) && isWithin(moves, MemoryLayout<Move>.stride, length)
        && isWithin(facts, MemoryLayout<Fact>.stride, length)
        && isWithin(resources, MemoryLayout<ResourceEntry>.stride, length)
        && isWithin(text, 1, length) && isWithin(encoding, 1, length)
        && isWithin(ignores, 1, outlineLength) && isWithin(findings, 1, outlineLength)
    }
  }
}
