import Dispatch
import Glibc
import MidasCompiler
import MidasDiagnostics
import MidasResources
import MidasSource
import MidasSyntax
import Synchronization

/// Compiles the files of a workspace, as many at once as there are processors; units that a cache has are taken from
/// there.
struct Compilation {
  /// The unit of each file.
  private(set) var units: Units
  /// What each file was found to be.
  private(set) var files: [File] = []
  /// The texts that are wanted again for certain: those with findings, and those that continue a merchant.
  private(set) var texts: [Int: [UInt8]] = [:]
  /// Units of an earlier run, if there are any.
  let kept: KeptUnits?

  /// What a file was found to be.
  struct File: Sendable {
    /// SHA-256 of its bytes; nil where it could not be read, or its status is enough to know it by.
    var digest: Digest?
    /// Its status before it was read; nil where it could not be, or where other bytes stand in for it.
    var status: FileStatus?
    /// Where its unit is kept: the row of the cache's index, or -1.
    var row: Int32 = -1
    /// The row is that of no file before this one.
    var isFirst = false
    /// The row that the index has for its path, or -1.
    var knownRow: Int32 = -1
    /// Its unit may be kept.
    var isKeepable = false
    /// The checksum of a unit that may be kept.
    var checksum: UInt64 = 0
  }

  private struct Result: Sendable {
    var file = File()
    var unit: Unit?
    var text: [UInt8]?
  }

  /// Compiles what is not in the cache, where there is one.
  ///
  /// - Parameter prepare: Called before the first of the files is read that have to be.
  init(_ workspace: Workspace, by compiler: Compiler, reusing cache: Cache? = nil, prepare: () -> Void = {}) {
    let freshness = Freshness(of: workspace, in: cache?.index)
    if !freshness.stale.isEmpty || cache?.index.map({ $0.rows.count != workspace.files.count }) == true {
      prepare()
    }
    let results = Self.results(freshness, of: workspace, by: compiler, reusing: cache)

    let count = workspace.files.count
    files.reserveCapacity(count)
    var next = 0
    for file in 0..<count {
      if next < freshness.stale.count, freshness.stale[next] == file {
        files.append(results[next]?.file ?? File())
        next += 1
      } else if let row = cache?.index?.rows[Int(freshness.rows[file])] {
        files.append(File(digest: row.digest, status: row.status, row: freshness.rows[file]))
      }
      files[file].knownRow = freshness.rows[file]
    }
    var filesOfRows = [Int32](repeating: -1, count: cache?.index?.rows.count ?? 0)
    for file in 0..<count where files[file].row >= 0 && filesOfRows[Int(files[file].row)] < 0 {
      filesOfRows[Int(files[file].row)] = Int32(file)
      files[file].isFirst = true
    }
    if let index = cache?.index, let folder = cache?.folder {
      kept = KeptUnits(index, in: folder, of: workspace, files: filesOfRows, by: compiler)
    } else {
      kept = nil
    }
    units = Units(on: kept)
    units.reserveCapacity(count)
    next = 0
    for file in 0..<count {
      let isStale = next < freshness.stale.count && freshness.stale[next] == file
      let result = isStale ? results[next] : nil
      if isStale { next += 1 }
      if let text = result?.text { texts[file] = text }
      if let unit = result?.unit {
        units.append(unit)
      } else if let index = cache?.index, files[file].row >= 0 {
        units.append(index.outlines[Int(files[file].row)], keptAs: Int(files[file].row))
      } else {
        units.append(Unit())
      }
    }
  }

  private static func results(
    _ freshness: Freshness, of workspace: Workspace, by compiler: Compiler, reusing cache: Cache?
  ) -> [Result?] {
    let stale = freshness.stale
    // A file that is new under its path may be an old one under another.
    let isMoved = cache?.index != nil && stale.contains { freshness.rows[$0] < 0 }
    let rowsOfDigests: [Digest: Int32] =
      isMoved
      ? Dictionary(
        cache?.index?.rows.enumerated().map { ($1.digest, Int32($0)) } ?? [],
        uniquingKeysWith: { first, _ in first })
      : [:]
    var results = [Result?](repeating: nil, count: stale.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Every index is written by the one worker that drew it.
      nonisolated(unsafe) let slots = buffer
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: max(1, min(stale.count, processors))) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < stale.count else { return }
          slots[index] = result(
            stale[index], of: workspace, by: compiler, cache, row: freshness.rows[stale[index]], rowsOfDigests
          )
        }
      }
    }
    return results
  }

  private static func result(
    _ index: Int, of workspace: Workspace, by compiler: Compiler, _ cache: Cache?, row: Int32,
    _ rowsOfDigests: [Digest: Int32]
  ) -> Result {
    var result = Result()
    do throws(FileSystem.Failure) {
      let (bytes, status) = try workspace.contents(index)
      result.file.status = status
      // Without a cache nobody asks for it; what stands in for a file has nothing else to be known by.
      if cache != nil || status == nil { result.file.digest = Digest(hashing: bytes) }
      if let known = cache?.index, let digest = result.file.digest {
        let row = row >= 0 && known.rows[Int(row)].digest == digest ? row : rowsOfDigests[digest] ?? -1
        if row >= 0 {
          result.file.row = row
          return result
        }
      }
      let unit = compiler.unit(of: bytes)
      if cache != nil, status != nil, !unit.outline.isConfidential {
        result.file.isKeepable = true
        result.file.checksum = UnitLog.checksum(of: unit.bytes)
      }
      let isWantedAgain = unit.outline.findingCount > 0 || !unit.outline.continued.isEmpty
      if isWantedAgain { result.text = bytes }
      result.unit = unit
    } catch {
      result.unit = Unit(unreadable: .unreadable(reason: error.reason))
    }
    return result
  }

  /// Puts a unit that declares nothing in the place of one.
  mutating func forget(_ file: Int) { units.replace(file, by: Unit()) }

  /// How many threads are worth their while.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension Readers {
  /// Threads of the pool that also compiles files side by side, so that there are never more than processors.
  static let asManyAsProcessors = Readers(upTo: Compilation.processors) { count, piece in
    DispatchQueue.concurrentPerform(iterations: count, execute: piece)
  }
}

extension Workspace {
  /// The bytes of a file, or those that stand in for it.
  func read(_ index: Int) throws(FileSystem.Failure) -> [UInt8] { try contents(index).bytes }

  /// The bytes of a file and its status, or the bytes that stand in for it.
  func contents(_ index: Int) throws(FileSystem.Failure) -> (bytes: [UInt8], status: FileStatus?) {
    let file = files[index]
    if let replacement, replacement.path == file.path { return (replacement.bytes, nil) }
    if let reason = file.listingFailure { throw FileSystem.Failure(reason: reason) }
    return try FileSystem.contents(of: FilePath.joined(root, file.path))
  }
}

extension Diagnostic {
  /// A file that could not be read.
  fileprivate static func unreadable(reason: String) -> Diagnostic {
    Diagnostic(
      rule: .unreadableFile, "this file cannot be read: \(reason)", at: SourceSpan(at: 0),
      label: "what it declares is unknown",
      help: "mend or remove it; nothing is planned while a file of the workspace cannot be read")
  }
}
