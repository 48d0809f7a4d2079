import GRDB
import GRDBSQLite
import Glibc
import MidasStore

/// The rows that a statement gives, whose columns are read as SQLite has them.
struct RowReader: ~Copyable {
  private let statement: Statement

  /// - Parameters:
  ///   - sql: One statement with one parameter.
  ///   - key: What is bound to it.
  init(_ sql: String, of key: String, on database: Database) throws {
    self.init(try database.cachedStatement(sql: sql), of: key)
  }

  /// - Parameters:
  ///   - statement: One with one parameter.
  ///   - key: What is bound to it.
  init(_ statement: Statement, of key: String) {
    self.statement = statement
    var writer = RowWriter(statement)
    writer.bind(key)
  }

  deinit { sqlite3_reset(statement.sqliteStatement) }

  /// Goes to the next row; whether there is one.
  func next() throws -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement.sqliteStatement)))
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
  }

  /// The text in a column that may hold NULL.
  ///
  /// - Throws: `StoreError.damaged`, as the others do, where the column holds a value of another type.
  func optionalText(_ column: Int) throws -> String? {
    guard let column = try present(column, as: SQLITE_TEXT),
      let text = sqlite3_column_text(statement.sqliteStatement, column)
    else { return nil }
    let count = Int(sqlite3_column_bytes(statement.sqliteStatement, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// The text in a column that is never NULL.
  func text(_ column: Int) throws -> String {
    guard let text = try optionalText(column) else { throw mistaken(Int32(column)) }
    return text
  }

  /// The number in a column that may hold NULL.
  func optionalNumber(_ column: Int) throws -> Int? {
    try present(column, as: SQLITE_INTEGER).map { Int(sqlite3_column_int64(statement.sqliteStatement, $0)) }
  }

  /// The number in a column that is never NULL.
  func number(_ column: Int) throws -> Int {
    guard let number = try optionalNumber(column) else { throw mistaken(Int32(column)) }
    return number
  }

  /// Whether the columns hold what those of `row`, of `table`, are to hold.
  func holds(_ row: TableRows.Row, of table: StateTable) -> Bool {
    for (number, column) in table.columns.enumerated() where !holds(row[number], column.kind, Int32(number)) {
      return false
    }
    return true
  }

  private func holds(_ cell: UnsafeRawBufferPointer?, _ kind: StateTable.Kind, _ column: Int32) -> Bool {
    let statement = statement.sqliteStatement
    let type = sqlite3_column_type(statement, column)
    guard let cell else { return type == SQLITE_NULL }
    let found: UnsafeRawPointer?
    switch kind {
    case .text:
      guard type == SQLITE_TEXT else { return false }
      found = UnsafeRawPointer(sqlite3_column_text(statement, column))
    case .number:
      return type == SQLITE_INTEGER
        && sqlite3_column_int64(statement, column) == cell.loadUnaligned(as: Int64.self)
    case .digest:
      guard type == SQLITE_BLOB else { return false }
      found = sqlite3_column_blob(statement, column)
    }
    let count = Int(sqlite3_column_bytes(statement, column))
    guard count == cell.count, let found, let wanted = cell.baseAddress else {
      return count == 0 && cell.isEmpty
    }
    return memcmp(found, wanted, count) == 0
  }

  /// The column, where it holds a value, which must be of `type`: SQLite would turn any into any other.
  private func present(_ column: Int, as type: Int32) throws -> Int32? {
    let column = Int32(column)
    switch sqlite3_column_type(statement.sqliteStatement, column) {
    case type: return column
    case SQLITE_NULL: return nil
    default: throw mistaken(column)
    }
  }

  private func mistaken(_ column: Int32) -> StoreError {
    let name = sqlite3_column_name(statement.sqliteStatement, column).map { String(cString: $0) } ?? ""
    return .damaged("a row has nothing, or something else, where `\(name)` must stand")
  }
}
