import MidasCompiler
import MidasModel

/// The file `changes`: the rows of an index that have become others since it was written.
///
/// While few files change, it is written in the place of the whole index, whose order and paths stay as they are. It
/// belongs to one index only, and holds all that differs from it.
struct CacheChanges {
  /// The name of the file.
  static let name = "changes"

  let header: Header
  private let bytes: [UInt8]

  /// What it starts with.
  struct Header: BitwiseCopyable {
    static let magic: UInt64 = 0x31_67_68_63_64_69_6D_00

    var magic = Self.magic
    /// Over all that follows it.
    var checksum: UInt64 = 0
    /// The checksum of the index that it changes.
    var index: UInt64
    /// Where it was written.
    var device: UInt64
    var inode: UInt64
    /// Before anything was read for it; see `CacheIndex.Header`.
    var moment: Int64
    /// How much of the log of units is written.
    var logEnd: UInt64
    var rows: UInt32 = 0
    var outlines: UInt32 = 0
  }

  /// A row that is another one now.
  struct Row: BitwiseCopyable {
    /// As in the index, but that its outline is one of those that follow here.
    var row: CacheIndex.Row
    /// Its position in the index.
    var position: UInt32
    private var gap: UInt32 = 0

    init(_ row: CacheIndex.Row, at position: Int) {
      self.row = row
      self.position = UInt32(position)
    }
  }

  /// How many rows of an index may differ from it before it is written anew.
  static func most(of rows: Int) -> Int { 16 + rows / 64 }

  /// The changes of the index with that checksum; nil unless the file holds these, is whole and was written there.
  init?(_ file: CacheFile, of index: UInt64) {
    guard let status = file.status, status.size >= MemoryLayout<Header>.size,
      let bytes = file.read(Int(status.size), at: 0)
    else { return nil }
    let header: Header = bytes.load(at: 0)
    guard header.magic == Header.magic, header.index == index, header.device == status.device,
      header.inode == status.inode, header.checksum == CacheIndex.checksum(of: bytes)
    else { return nil }
    self.header = header
    self.bytes = bytes
    guard outlinesStart + Int(header.outlines) == bytes.count else { return nil }
  }

  private var outlinesStart: Int {
    MemoryLayout<Header>.size + Int(header.rows) * MemoryLayout<Row>.stride
  }

  /// The rows, in the order of their positions.
  var rows: Table<Row> { Table(bytes, at: MemoryLayout<Header>.size, count: Int(header.rows)) }

  /// The outline of the unit of a row; nil where it cannot be one.
  func outline(of row: Row) -> Unit.Outline? {
    Unit.Outline(kept: bytes, at: outlinesStart + Int(row.row.outline))
  }

  /// The file that holds `rows`, each with the outline of its unit.
  static func bytes(_ header: Header, _ rows: [(row: Row, outline: Unit.Outline)]) -> [UInt8] {
    var outlines: [UInt8] = []
    let placed = rows.map { row, outline in
      var placed = row
      placed.row.outline = UInt32(outlines.count)
      outlines.append(contentsOf: outline.ownBytes)
      return placed
    }
    var header = header
    header.rows = UInt32(placed.count)
    header.outlines = UInt32(outlines.count)
    var whole: [UInt8] = []
    whole.append(memoryOf: [header])
    whole.append(memoryOf: placed)
    whole.append(contentsOf: outlines)
    whole.store(CacheIndex.checksum(of: whole), at: MemoryLayout<UInt64>.size)
    return whole
  }
}
