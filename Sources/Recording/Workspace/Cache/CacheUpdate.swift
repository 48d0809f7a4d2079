import MidasCompiler
import MidasResources

/// Writing what a run compiled: units appended, then the order of facts, then the index, each whole or not at all; or,
/// where few files changed, the rows of these beside the index.
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
    guard
      cache.index.map({ index in
        folder.file(CacheIndex.name)?.status == index.status
          && folder.file(CacheChanges.name)?.status == index.changesStatus
      }) ?? true,
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
    let rows = rows(compilation, linked, order, &log)
    if let index = cache.index, !log.isNew, !order.isNew,
      let changed = changed(rows, since: index, compilation, linked, &log)
    {
      write(changed, since: index, &log)
    } else {
      write(rows, workspace, linked, order, &log)
    }
  }

  /// A file of the workspace whose unit is kept.
  private struct Row {
    let file: Int
    let status: FileStatus
    let digest: Digest
    let unit: UnitLog.Location
    let number: UInt32
    let outline: Unit.Outline
  }

  private func rows(
    _ compilation: Compilation, _ linked: Linked, _ order: FactNumbering, _ log: inout UnitLogWriter
  ) -> [Row] {
    var rows: [Row] = []
    rows.reserveCapacity(compilation.files.count)
    for (file, found) in compilation.files.enumerated() {
      let outline = linked.units.outlines[file]
      if let digest = found.digest, let status = found.status {
        guard !outline.isConfidential, let location = log.add(linked.units, file, checksum: found.checksum)
        else { continue }
        rows.append(
          Row(
            file: file, status: status, digest: digest, unit: location, number: order.number(ofUnit: file),
            outline: outline))
      } else if found.knownRow >= 0, let old = cache.index, let kept = compilation.kept {
        // What stands in for a file for once says nothing of the file.
        let row = old.rows[Int(found.knownRow)]
        guard let location = log.add(kept, Int(found.knownRow)) else { continue }
        rows.append(
          Row(
            file: file, status: row.status, digest: row.digest, unit: location,
            number: order.isNew ? CacheIndex.unordered : row.number,
            outline: old.outlines[Int(found.knownRow)]))
      }
    }
    return rows
  }

  // MARK: - A few rows

  /// The rows that differ from those of the index, if that says all that became of it, and they are few.
  private func changed(
    _ rows: [Row], since index: CacheIndex, _ compilation: Compilation, _ linked: Linked,
    _ log: inout UnitLogWriter
  ) -> [(row: CacheChanges.Row, outline: Unit.Outline)]? {
    let old = index.rows
    guard rows.count == old.count, linked.facts.repeated.elementsEqual(index.repeated),
      linked.joints.count == index.joints.count
    else { return nil }
    for (joint, known) in index.joints.enumerated() {
      let unit = linked.fileCount + joint
      guard linked.units.keptNumber(unit) == old.count + joint, log.add(linked.units, unit) == known.unit
      else { return nil }
    }
    let most = CacheChanges.most(of: rows.count)
    var changed: [(row: CacheChanges.Row, outline: Unit.Outline)] = []
    var before = index.changed[...]
    for (position, row) in rows.enumerated() {
      guard Int(compilation.files[row.file].knownRow) == position else { return nil }
      let isChanged = before.first == position
      if isChanged { before.removeFirst() }
      var new = old[position]
      (new.status, new.digest, new.unit, new.number) = (row.status, row.digest, row.unit, row.number)
      guard isChanged || new != old[position] else { continue }
      guard changed.count < most else { return nil }
      changed.append((CacheChanges.Row(new, at: position), row.outline))
    }
    return changed
  }

  private func write(
    _ changed: [(row: CacheChanges.Row, outline: Unit.Outline)], since index: CacheIndex,
    _ log: inout UnitLogWriter
  ) {
    guard let end = log.finish() else { return }
    let header = CacheChanges.Header(
      index: index.checksum, device: draftStatus.device, inode: draftStatus.inode,
      moment: draftStatus.modified, logEnd: UInt64(end))
    guard draft.write(CacheChanges.bytes(header, changed), at: 0) else { return }
    _ = folder.rename(Self.draftName, to: CacheChanges.name)
  }

  // MARK: - All rows

  private func write(
    _ rows: [Row], _ workspace: Workspace, _ linked: Linked, _ order: FactNumbering,
    _ log: inout UnitLogWriter
  ) {
    var index = IndexDraft(reservingCapacity: rows.count)
    var positions = [UInt32?](repeating: nil, count: workspace.files.count)
    for row in rows {
      positions[row.file] = index.add(
        path: workspace.files[row.file].path.utf8, status: row.status, digest: row.digest, row.outline,
        at: row.unit, number: row.number)
    }
    for (joint, files) in linked.joints.enumerated() {
      let unit = linked.fileCount + joint
      let outline = linked.units.outlines[unit]
      let parts = files.compactMap { positions[$0] }
      guard parts.count == files.count, !outline.isConfidential, let location = log.add(linked.units, unit)
      else { continue }
      index.add(parts: parts, outline, at: location, number: order.number(ofUnit: unit))
    }

    guard let end = log.finish(), let link = order.write(in: folder) else { return }
    let header = CacheIndex.Header(
      key: cache.key, device: draftStatus.device, inode: draftStatus.inode, moment: draftStatus.modified,
      log: log.number, logEnd: UInt64(end), link: link)
    guard draft.write(index.bytes(header, repeated: linked.facts.repeated), at: 0),
      folder.rename(Self.draftName, to: CacheIndex.name)
    else { return }
    // They are of the index before, and nobody takes them for those of this one.
    folder.remove(CacheChanges.name)
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
