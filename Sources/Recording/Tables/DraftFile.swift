import Glibc

/// A new file that is written front to back, in blocks.
final class DraftFile {
  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []

  /// Creates the file at `path`, and the folder above it where it is missing.
  init(_ path: String) throws(TableError) {
    self.path = path
    if let slash = path.lastIndex(of: "/") { try Self.makeFolder(String(path[..<slash])) }
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: path, error: errno) }
    pending.reserveCapacity(Self.block)
  }

  deinit { close(descriptor) }

  private static let block = 1 << 16

  /// Makes the folder `path`, unless it is there; not those above it.
  static func makeFolder(_ path: String) throws(TableError) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path: path, error: errno) }
  }

  /// Appends `text`.
  func append(_ text: String) throws(TableError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.block { try flush() }
  }

  /// Writes what is left.
  func finish() throws(TableError) { try flush() }

  private func flush() throws(TableError) {
    var start = 0
    while start < pending.count {
      let count = pending.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: start), $0.count - start)
      }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        throw .unwritable(path: path, error: errno)
      }
    }
    pending.removeAll(keepingCapacity: true)
  }
}
