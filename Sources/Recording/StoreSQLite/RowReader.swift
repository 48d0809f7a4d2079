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
    statement = try database.cachedStatement(sql: sql)
    try statement.setArguments([key])
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
  func optionalText(_ column: Int) -> String? {
    let column = Int32(column)
    guard let text = sqlite3_column_text(statement.sqliteStatement, column) else { return nil }
    let count = Int(sqlite3_column_bytes(statement.sqliteStatement, column))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// The text in a column that is never NULL.
  func text(_ column: Int) throws -> String {
    guard let text = optionalText(column) else { throw nothing(in: column) }
    return text
  }

  /// The number in a column that may hold NULL.
  func optionalNumber(_ column: Int) -> Int? {
    guard sqlite3_column_type(statement.sqliteStatement, Int32(column)) != SQLITE_NULL else { return nil }
    return Int(sqlite3_column_int64(statement.sqliteStatement, Int32(column)))
  }

  /// The number in a column that is never NULL.
  func number(_ column: Int) throws -> Int {
    guard let number = optionalNumber(column) else { throw nothing(in: column) }
    return number
  }

  private func nothing(in column: Int) -> StoreError {
    let name = sqlite3_column_name(statement.sqliteStatement, Int32(column)).map { String(cString: $0) } ?? ""
    return .damaged("a row has nothing where `\(name)` must stand")
  }
}
