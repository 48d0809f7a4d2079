import MidasCompiler
import MidasModel
import MidasResources

/// The file `index`: what is known of each file of the workspace, and the outline of its unit.
///
/// A run that finds nothing changed reads no other file, but for what few rows have become since (`CacheChanges`).
struct CacheIndex: Sendable {
  /// The name of the file.
  static let name = "index"
  /// What stands for no number in the order of facts.
  static let unordered = UInt32.max

  private(set) var bytes: [UInt8]
  private(set) var header: Header
  /// The checksum under which it was written.
  let checksum: UInt64
  /// The outline of the unit of each row, then of each merchant in several files.
  private(set) var outlines: [Unit.Outline] = []
  /// The status under which it was read.
  let status: FileStatus
  /// The status of the file `changes`, if there was one, be it of this index or not.
  let changesStatus: FileStatus?
  /// The rows that are not those of the file `index` any more, in order.
  private(set) var changed: [Int] = []

  /// What it starts with.
  struct Header: Sendable, BitwiseCopyable {
    static let magic: UInt64 = 0x31_78_64_69_64_69_6D_00

    var magic = Self.magic
    /// Over all that follows it.
    var checksum: UInt64 = 0
    /// See `CacheKey`.
    var key: Digest
    /// Where it was written; a copy, as a repository or an archive may hold one, is none of ours.
    var device: UInt64
    var inode: UInt64
    /// Before anything was read for it, in nanoseconds of the file system's clock since 1970.
    var moment: Int64
    /// The file `units` that belongs to it, and how much of that is written.
    var log: UInt64
    var logEnd: UInt64
    /// The checksum of the file `link` that belongs to it.
    var link: UInt64
    // How many there are of the parts that follow.
    var rows: UInt32 = 0
    var joints: UInt32 = 0
    var parts: UInt32 = 0
    var repeated: UInt32 = 0
    var names: UInt32 = 0
    var outlines: UInt32 = 0
  }

  /// A file of the workspace.
  struct Row: Hashable, Sendable, BitwiseCopyable {
    var status: FileStatus
    /// SHA-256 of its bytes.
    var digest: Digest
    var unit: UnitLog.Location
    /// Its unit's number in the order of facts, or `unordered`.
    var number: UInt32
    /// Its path below the root, in the names.
    var path: UInt32
    var pathLength: UInt32
    /// The outline of its unit, in the outlines.
    var outline: UInt32
  }

  /// A merchant in several files.
  struct Joint: Sendable, BitwiseCopyable {
    var unit: UnitLog.Location
    var number: UInt32
    /// Its files among the parts, which are positions of rows.
    var part: UInt32
    var partCount: UInt32
    var outline: UInt32
  }

  /// The index in a folder; nil unless it is whole and was written there under `key`.
  init?(in folder: CacheFolder, key: Digest) {
    guard let file = folder.file(Self.name), let status = file.status,
      status.size >= MemoryLayout<Header>.size, let bytes = file.read(Int(status.size), at: 0)
    else { return nil }
    let header: Header = bytes.load(at: 0)
    guard header.magic == Header.magic, header.key == key, header.device == status.device,
      header.inode == status.inode, header.checksum == Self.checksum(of: bytes)
    else { return nil }
    self.bytes = bytes
    self.header = header
    self.status = status
    checksum = header.checksum
    let changesFile = folder.file(CacheChanges.name)
    changesStatus = changesFile?.status
    guard end == bytes.count else { return nil }
    let changes = changesFile.flatMap { CacheChanges($0, of: checksum) }
    if let changes, !take(changes) { return nil }

    outlines.reserveCapacity(rows.count + joints.count)
    var next = 0
    for (position, row) in rows.enumerated() {
      guard path(of: row).upperBound <= outlinesStart else { return nil }
      if let changes, next < changed.count, changed[next] == position {
        guard let outline = changes.outline(of: changes.rows[next]) else { return nil }
        outlines.append(outline)
        next += 1
      } else if !add(row.outline) {
        return nil
      }
    }
    for joint in joints {
      guard Int(joint.part) + Int(joint.partCount) <= Int(header.parts), add(joint.outline),
        parts(of: joint).allSatisfy({ $0 < header.rows })
      else { return nil }
    }
  }

  /// Puts rows in the place of those that they have become.
  private mutating func take(_ changes: CacheChanges) -> Bool {
    header.moment = changes.header.moment
    header.logEnd = changes.header.logEnd
    for change in changes.rows {
      let position = Int(change.position)
      guard position < rows.count, changed.last.map({ $0 < position }) ?? true else { return false }
      // Its path is that of the index, and so is the outline that it had there.
      let known = rows[position]
      var row = change.row
      (row.path, row.pathLength, row.outline) = (known.path, known.pathLength, known.outline)
      bytes.store(row, at: rowsStart + position * MemoryLayout<Row>.stride)
      changed.append(position)
    }
    return true
  }

  private mutating func add(_ outline: UInt32) -> Bool {
    guard let outline = Unit.Outline(kept: bytes, at: outlinesStart + Int(outline)) else { return false }
    outlines.append(outline)
    return true
  }

  /// The checksum that stands at the front of `bytes`.
  static func checksum(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBufferPointer { TextHash.of(UnsafeBufferPointer(rebasing: $0[16...])) }
  }

  // MARK: - Parts

  private var rowsStart: Int { MemoryLayout<Header>.size }
  private var jointsStart: Int { rowsStart + Int(header.rows) * MemoryLayout<Row>.stride }
  private var partsStart: Int { jointsStart + Int(header.joints) * MemoryLayout<Joint>.stride }
  private var repeatedStart: Int { partsStart + Int(header.parts) * MemoryLayout<UInt32>.stride }
  private var namesStart: Int { repeatedStart + Int(header.repeated) * MemoryLayout<UInt64>.stride }
  private var outlinesStart: Int { namesStart + Int(header.names) }
  private var end: Int { outlinesStart + Int(header.outlines) }

  /// The files, in the byte order of their paths.
  var rows: Table<Row> { Table(bytes, at: rowsStart, count: Int(header.rows)) }
  /// The merchants in several files.
  var joints: Table<Joint> { Table(bytes, at: jointsStart, count: Int(header.joints)) }
  /// The hashes of keys that several declarations hold.
  var repeated: Table<UInt64> { Table(bytes, at: repeatedStart, count: Int(header.repeated)) }

  /// The rows of the files of a merchant.
  func parts(of joint: Joint) -> Slice<Table<UInt32>> {
    let start = Int(joint.part)
    return Table<UInt32>(bytes, at: partsStart, count: Int(header.parts))[
      start..<(start + Int(joint.partCount))]
  }

  /// Where the bytes of a path are.
  func path(of row: Row) -> Range<Int> {
    let start = namesStart + Int(row.path)
    return start..<(start + Int(row.pathLength))
  }
}
