import MidasCompiler
import MidasResources

/// Writing what a run compiled: units appended, then the order of facts, then the index, each whole or not at all.
///
/// Only one run at a time writes; another one goes without. Nothing that fails here is an error.
struct CacheUpdate {
  private let cache: Cache
  private let folder: CacheFolder
  private let lock: CacheFile
  private let draft: CacheFile
  private let draftStatus: FileStatus

  private static let lockName = "lock"
  private static let draftName = "index.part"

  /// Begins an update, before the first file is read that belongs to it; nil where there can be none.
  init?(of cache: Cache, below root: String) {
    guard let folder = cache.folder ?? CacheFolder(creatingBelow: root),
      let lock = folder.create(Self.lockName, 0),
      lock.lock()
    else { return nil }
    // Somebody else may have written since the index was read.
    guard cache.index == nil || folder.file(CacheIndex.name)?.status == cache.index?.status,
      let draft = folder.create(Self.draftName), draft.write([0], at: 0), let status = draft.status
    else { return nil }
    self.cache = cache
    self.folder = folder
    self.lock = lock
    self.draft = draft
    draftStatus = status
  }

  /// Writes the cache anew, where that spares a later run anything.
  func write(_ workspace: Workspace, _ compilation: Compilation, _ linked: Linked) {
    defer { folder.remove(Self.draftName) }
    guard isWorthwhile(compilation) else { return }
    guard var log = UnitLogWriter(cache.index, in: folder, compilation) else { return }
    let order = FactNumbering(linked, after: cache.index)
    var index = IndexDraft(reservingCapacity: compilation.files.count)
    var positions = [UInt32?](repeating: nil, count: compilation.files.count)

    for (file, found) in compilation.files.enumerated() {
      let path = workspace.files[file].path.utf8
      let outline = linked.units.outlines[file]
      if let digest = found.digest, let status = found.status {
        guard !outline.isConfidential, let location = log.add(linked.units, file, checksum: found.checksum)
        else {
          continue
        }
        positions[file] = index.add(
          path: path, status: status, digest: digest, outline, at: location,
          number: order.number(ofUnit: file))
      } else if found.knownRow >= 0, let old = cache.index, let kept = compilation.kept {
        // What stands in for a file for once says nothing of the file.
        let row = old.rows[Int(found.knownRow)]
        guard let location = log.add(kept, Int(found.knownRow)) else { continue }
        _ = index.add(
          path: path, status: row.status, digest: row.digest, old.outlines[Int(found.knownRow)], at: location,
          number: order.isNew ? CacheIndex.unordered : row.number)
      }
    }
    for (joint, files) in linked.joints.enumerated() {
      let unit = linked.fileCount + joint
      let outline = linked.units.outlines[unit]
      let parts = files.compactMap { positions[$0] }
      guard parts.count == files.count, !outline.isConfidential, let location = log.add(linked.units, unit)
      else {
        continue
      }
      index.add(parts: parts, outline, at: location, number: order.number(ofUnit: unit))
    }

    guard let end = log.finish(), let link = order.write(in: folder) else { return }
    let header = CacheIndex.Header(
      key: cache.key, device: draftStatus.device, inode: draftStatus.inode, moment: draftStatus.modified,
      log: log.number, logEnd: UInt64(end), link: link)
    guard draft.write(index.bytes(header, repeated: linked.facts.repeated), at: 0) else { return }
    _ = folder.rename(Self.draftName, to: CacheIndex.name)
  }

  /// Whether a later run would find more in the cache, or less that is dead.
  private func isWorthwhile(_ compilation: Compilation) -> Bool {
    guard let index = cache.index else { return true }
    var live = 0
    for file in compilation.files {
      guard let status = file.status else {
        if file.knownRow >= 0 { live += 1 }
        continue
      }
      guard file.row >= 0 else {
        // One that is not kept is met again each time.
        if file.isKeepable || file.knownRow >= 0 { return true }
        continue
      }
      let row = index.rows[Int(file.row)]
      let isSettled =
        status.wouldTell(ofChangesAfter: draftStatus.modified)
        && !status.wouldTell(ofChangesAfter: index.header.moment)
      if file.row != file.knownRow || row.status != status || isSettled { return true }
      live += 1
    }
    return live != index.rows.count || compilation.kept?.damagedNumbers.isEmpty == false
  }
}
