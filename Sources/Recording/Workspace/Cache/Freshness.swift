import Dispatch
import Glibc
import MidasCompiler
import Synchronization

/// Which files of a workspace are those of an index still, as far as that shows without reading them.
struct Freshness {
  /// For each file its row in the index, by its path; -1 for none.
  private(set) var rows: [Int32]
  /// The files that have to be read, in order.
  private(set) var stale: [Int]

  init(of workspace: Workspace, in index: CacheIndex?) {
    let count = workspace.files.count
    guard let index else {
      rows = Array(repeating: -1, count: count)
      stale = Array(0..<count)
      return
    }
    rows = Self.rows(of: workspace.files, in: index)
    var isStale = [Bool](repeating: true, count: count)
    let root = open(workspace.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if root >= 0 {
      Self.compare(workspace, with: index, rows, below: root, &isStale)
      close(root)
    }
    if let replacement = workspace.replacement {
      for file in workspace.files.indices where workspace.files[file].path == replacement.path {
        isStale[file] = true
      }
    }
    stale = isStale.indices.filter { isStale[$0] }
  }

  /// Finds the row of each path; both are in byte order.
  private static func rows(of files: [Workspace.File], in index: CacheIndex) -> [Int32] {
    var rows = [Int32](repeating: -1, count: files.count)
    let table = index.rows
    index.bytes.withUnsafeBytes { bytes in
      var row = 0
      for (file, entry) in files.enumerated() {
        var path = entry.path
        path.withUTF8 { path in
          while row < table.count {
            let known = UnsafeRawBufferPointer(rebasing: bytes[index.path(of: table[row])])
            let order = Self.order(known, UnsafeRawBufferPointer(path))
            if order == 0 { rows[file] = Int32(row) }
            if order <= 0 { row += 1 }
            if order >= 0 { break }
          }
        }
      }
    }
    return rows
  }

  private static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, common)
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// Looks at the status of each file, on as many threads as there are processors.
  private static func compare(
    _ workspace: Workspace, with index: CacheIndex, _ rows: [Int32], below root: Int32,
    _ isStale: inout [Bool]
  ) {
    let count = rows.count
    let stride = 256
    let table = index.rows
    let moment = index.header.moment
    isStale.withUnsafeMutableBufferPointer { buffer in
      // Every stretch is written by the one worker that drew it.
      nonisolated(unsafe) let isStale = buffer
      let next = Atomic<Int>(0)
      let workers = max(1, min(Compilation.processors, count / stride))
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        while true {
          let start = next.wrappingAdd(stride, ordering: .relaxed).oldValue
          guard start < count else { return }
          for file in start..<min(start + stride, count) where rows[file] >= 0 {
            let known = table[Int(rows[file])].status
            guard workspace.files[file].listingFailure == nil, known.wouldTell(ofChangesAfter: moment) else {
              continue
            }
            var status = stat()
            isStale[file] =
              fstatat(root, workspace.files[file].path, &status, 0) != 0 || FileStatus(status) != known
          }
        }
      }
    }
  }
}
