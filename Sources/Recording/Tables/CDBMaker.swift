import CTinyCDB
import Glibc

/// A constant database that TinyCDB is writing.
final class CDBMaker {
  private let path: String
  private let descriptor: Int32
  /// On the heap: the library keeps the address of its buffer.
  private let maker: UnsafeMutablePointer<cdb_make>

  /// Begins the file at `path`.
  init(_ path: String) throws(TableError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(path: path, error: errno) }
    maker = .allocate(capacity: 1)
    maker.initialize(to: cdb_make())
    cdb_make_start(maker, descriptor)
  }

  deinit {
    maker.deallocate()
    close(descriptor)
  }

  /// Adds a record.
  func put(_ key: [UInt8], _ value: [UInt8]) throws(TableError) {
    try check(cdb_make_add(maker, key, UInt32(key.count), value, UInt32(value.count)))
  }

  /// Writes the index.
  func finish() throws(TableError) {
    try check(cdb_make_finish(maker))
  }

  private func check(_ result: Int32) throws(TableError) {
    guard result != 0 else { return }
    // The library says so when an offset would not fit in 32 bits.
    if errno == ENOMEM { throw .refused("tables.cdb would pass 4 GiB, which is the most that a CDB holds") }
    throw .unwritable(path: path, error: errno)
  }
}
