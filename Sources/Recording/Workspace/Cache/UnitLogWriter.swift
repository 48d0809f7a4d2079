import MidasCompiler

/// Appends units to the log of a cache, or writes a new one where the old one does not serve or is mostly dead.
struct UnitLogWriter {
  private static let draftName = "units.part"
  /// So many bytes may be dead, however few are alive.
  private static let mostDead = 1 << 20
  /// So many bytes are written at once.
  private static let stretch = 4 << 20

  private let folder: CacheFolder
  private let old: CacheIndex?
  private let log: UnitLog
  /// No unit stays where it was.
  let isNew: Bool
  private let damaged: Set<Int>
  private var end: Int
  private var buffer: [UInt8] = []
  private var hasFailed = false

  /// Begins where the log of `old` ends; nil where nothing can be written.
  init?(_ old: CacheIndex?, in folder: CacheFolder, _ compilation: Compilation) {
    self.folder = folder
    self.old = old
    damaged = compilation.kept?.damagedNumbers ?? []
    let known = old.flatMap { UnitLog(in: folder, number: $0.header.log, forWriting: true) }
    if let old, let known, !Self.isMostlyDead(old, compilation) {
      log = known
      isNew = false
      end = Int(old.header.logEnd)
    } else {
      guard let log = UnitLog(creating: Self.draftName, in: folder) else { return nil }
      self.log = log
      isNew = true
      end = UnitLog.start
    }
  }

  /// The number of the log.
  var number: UInt64 { log.number }

  private static func isMostlyDead(_ index: CacheIndex, _ compilation: Compilation) -> Bool {
    var live = index.joints.reduce(0) { $0 + Int($1.unit.length) }
    for file in compilation.files where file.isFirst { live += Int(index.rows[Int(file.row)].unit.length) }
    return Int(index.header.logEnd) - UnitLog.start - live > max(live, mostDead)
  }

  /// Where a unit is; one that is not in the log is added.
  ///
  /// - Parameter checksum: that of the unit, where it is known.
  /// - Returns: nil where the unit cannot be had as it was linked.
  mutating func add(_ units: Units, _ index: Int, checksum: UInt64 = 0) -> UnitLog.Location? {
    if let number = units.keptNumber(index), let location = location(ofNumber: number) { return location }
    let unit = units[index]
    return units.isGenuine(unit, at: index) ? append(unit, checksum: checksum) : nil
  }

  /// Where the unit is that the shelf has under `number`.
  mutating func add(_ kept: KeptUnits, _ number: Int) -> UnitLog.Location? {
    if let location = location(ofNumber: number) { return location }
    let unit = kept.unit(number)
    return unit.outline.isSame(as: old?.outlines[number]) ? append(unit) : nil
  }

  private func location(ofNumber number: Int) -> UnitLog.Location? {
    guard let old, !isNew, !damaged.contains(number) else { return nil }
    return number < old.rows.count ? old.rows[number].unit : old.joints[number - old.rows.count].unit
  }

  private mutating func append(_ unit: Unit, checksum: UInt64 = 0) -> UnitLog.Location {
    let bytes = unit.bytes
    defer {
      buffer += bytes
      if buffer.count >= Self.stretch { flush() }
    }
    return UnitLog.Location(
      offset: end + buffer.count, length: bytes.count,
      checksum: checksum == 0 ? UnitLog.checksum(of: bytes) : checksum)
  }

  private mutating func flush() {
    if !log.write(buffer, at: end) { hasFailed = true }
    end += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  ///
  /// - Returns: where the log ends; nil where not all could be written.
  mutating func finish() -> Int? {
    flush()
    guard !hasFailed, !isNew || folder.rename(Self.draftName, to: UnitLog.name) else {
      if isNew { folder.remove(Self.draftName) }
      return nil
    }
    return end
  }
}
