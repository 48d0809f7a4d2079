#if PostgreSQL
import CLibPQ
import MidasResources
import MidasStore

/// The rows that a statement gave, in PostgreSQL's binary form: texts are UTF-8, numbers 64 bits, digests bytes.
struct Rows: ~Copyable {
  private let result: OpaquePointer
  private let library: LibPQ

  /// Takes over a result of libpq.
  init(_ result: OpaquePointer, of library: LibPQ) {
    self.result = result
    self.library = library
  }

  deinit { library.functions.PQclear(result) }

  /// How many there are.
  var count: Int { Int(library.functions.PQntuples(result)) }

  /// The text in a column that may hold NULL.
  func optionalText(_ row: Int, _ column: Int) -> String? {
    bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text in a column.
  func text(_ row: Int, _ column: Int) -> String { optionalText(row, column) ?? "" }

  /// The `bigint` in a column.
  func number(_ row: Int, _ column: Int) -> Int {
    bytes(row, column)?.reduce(0) { $0 << 8 | Int($1) } ?? 0
  }

  /// The `boolean` in a column.
  func isTrue(_ row: Int, _ column: Int) -> Bool { bytes(row, column)?.first == 1 }

  /// The digest in a column.
  func digest(_ row: Int, _ column: Int) throws(StoreError) -> Digest {
    guard let bytes = bytes(row, column), let digest = Digest(bytes: bytes) else {
      throw StoreError.damaged("a recorded digest is not 32 bytes long")
    }
    return digest
  }

  /// The digest in a column that may hold NULL.
  func optionalDigest(_ row: Int, _ column: Int) throws(StoreError) -> Digest? {
    try bytes(row, column) == nil ? nil : digest(row, column)
  }

  /// The number in a column that may hold NULL.
  func optionalNumber(_ row: Int, _ column: Int) -> Int? {
    bytes(row, column) == nil ? nil : number(row, column)
  }

  /// Path, line and commit in three columns from `column` on; nothing where no row was joined.
  func provenance(_ row: Int, _ column: Int) -> Provenance? {
    optionalText(row, column).map {
      Provenance(path: $0, line: number(row, column + 1), commit: optionalText(row, column + 2))
    }
  }

  private func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    let (row, column) = (Int32(row), Int32(column))
    let functions = library.functions
    guard functions.PQgetisnull(result, row, column) == 0 else { return nil }
    return UnsafeRawBufferPointer(
      start: functions.PQgetvalue(result, row, column), count: Int(functions.PQgetlength(result, row, column))
    )
  }
}
#endif
