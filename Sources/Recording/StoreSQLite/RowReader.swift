import GRDB
import GRDBSQLite
import MidasStore

/// The rows that a statement gives, whose columns are read as SQLite has them.
struct RowReader: ~Copyable {
  private let statement: Statement

  /// - Parameters:
  ///   - sql: One statement with one parameter.
  ///   - key: What is bound to it.
  init(_ sql: String, of key: String, on database: Database) throws {
    let statement = try database.cachedStatement(sql: sql)
    try statement.setArguments([key])
    self.statement = statement
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
