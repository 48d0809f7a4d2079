import MidasCompiler
import MidasResources

/// An index while it is put together.
struct IndexDraft {
  private(set) var rows: [CacheIndex.Row] = []
  private(set) var joints: [CacheIndex.Joint] = []
  private var parts: [UInt32] = []
  private var names: [UInt8] = []
  private var outlines: [UInt8] = []

  init(reservingCapacity count: Int) {
    rows.reserveCapacity(count)
    names.reserveCapacity(count * 32)
    outlines.reserveCapacity(count * 256)
  }

  /// Adds a file.
  ///
  /// - Returns: its position.
  mutating func add(
    path: some Collection<UInt8>, status: FileStatus, digest: Digest, _ outline: Unit.Outline,
    at location: UnitLog.Location, number: UInt32
  ) -> UInt32 {
    let start = UInt32(names.count)
    names.append(contentsOf: path)
    rows.append(
      CacheIndex.Row(
        status: status, digest: digest, unit: location, number: number, path: start,
        pathLength: UInt32(names.count) - start, outline: add(outline)))
    return UInt32(rows.count - 1)
  }

  /// Adds a merchant in several files, which are given by their positions.
  mutating func add(parts: [UInt32], _ outline: Unit.Outline, at location: UnitLog.Location, number: UInt32) {
    joints.append(
      CacheIndex.Joint(
        unit: location, number: number, part: UInt32(self.parts.count), partCount: UInt32(parts.count),
        outline: add(outline)))
    self.parts += parts
  }

  private mutating func add(_ outline: Unit.Outline) -> UInt32 {
    defer { outlines.append(contentsOf: outline.ownBytes) }
    return UInt32(outlines.count)
  }

  /// The whole index; `header` says what it is of.
  func bytes(_ header: CacheIndex.Header, repeated: [UInt64]) -> [UInt8] {
    var header = header
    header.rows = UInt32(rows.count)
    header.joints = UInt32(joints.count)
    header.parts = UInt32(parts.count)
    header.repeated = UInt32(repeated.count)
    header.names = UInt32(names.count)
    header.outlines = UInt32(outlines.count)
    func bytes(_ header: CacheIndex.Header) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.append(memoryOf: [header])
      return bytes
    }
    var whole = bytes(header)
    whole.append(memoryOf: rows)
    whole.append(memoryOf: joints)
    whole.append(memoryOf: parts)
    whole.append(memoryOf: repeated)
    whole.append(contentsOf: names)
    whole.append(contentsOf: outlines)
    header.checksum = CacheIndex.checksum(of: whole)
    whole.replaceSubrange(0..<MemoryLayout<CacheIndex.Header>.size, with: bytes(header))
    return whole
  }
}
