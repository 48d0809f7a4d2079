import CTinyCDB
import Glibc
import MidasTableFormat

/// A CDB file in memory, as the kernel maps it: nothing is read that is not asked for.
final class MappedTable: @unchecked Sendable {
  // Never changed after it was opened, and every search works on a copy: threads share it without a lock.
  private let database: cdb

  /// Maps the file at `path`.
  init(_ path: String) throws(LookupError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, error: errno) }
    // The mapping outlives the descriptor.
    defer { close(descriptor) }
    var database = cdb()
    guard cdb_init(&database, descriptor) == 0 else {
      throw errno == EPROTO ? .foreign(path: path) : .unreadable(path: path, error: errno)
    }
    self.database = database
  }

  deinit {
    var database = database
    cdb_free(&database)
  }

  /// The whole file.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: database.cdb_mem, count: Int(database.cdb_fsize))
  }

  /// The record that answers a question.
  func record(_ question: TableQuestion, _ first: String, _ second: String? = nil, _ third: String? = nil)
    -> FoundRecord?
  {
    TableKey.withBytes(question, first, second, third) { record(at: $0) }
  }

  /// The record with a key.
  func record(at key: UnsafeRawBufferPointer) -> FoundRecord? {
    var search = database
    guard cdb_find(&search, key.baseAddress, UInt32(key.count)) > 0 else { return nil }
    return FoundRecord(self, at: Int(search.cdb_vpos), count: Int(search.cdb_vlen))
  }

  /// Every record with a key, in the order in which they were written.
  func records(at key: UnsafeRawBufferPointer) -> [FoundRecord] {
    var search = database
    return withUnsafeMutablePointer(to: &search) { search in
      var position = cdb_find()
      guard cdb_findinit(&position, search, key.baseAddress, UInt32(key.count)) > 0 else { return [] }
      var found: [FoundRecord] = []
      while cdb_findnext(&position) > 0 {
        found.append(
          FoundRecord(self, at: Int(search.pointee.cdb_vpos), count: Int(search.pointee.cdb_vlen)))
      }
      return found
    }
  }
}

/// The value of a record, where the file has it; keeps the file mapped.
struct FoundRecord: Sendable {
  private let table: MappedTable
  private let start: Int
  private let count: Int

  init(_ table: MappedTable, at start: Int, count: Int) {
    self.table = table
    self.start = start
    self.count = count
  }

  /// Lends the bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(table) { body(UnsafeRawBufferPointer(rebasing: table.bytes[start..<start + count])) }
  }

  /// The lines, read.
  var lines: [TableLine] { withBytes(TableLine.lines(of:)) }
}
