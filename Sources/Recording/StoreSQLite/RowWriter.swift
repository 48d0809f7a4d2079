import GRDB
import GRDBSQLite
import MidasStore

/// A statement that is prepared once and run for one row after the other.
///
/// Values go to SQLite as they are: what GRDB makes of the arguments of a statement costs more than the row itself.
struct RowWriter {
  private let statement: Statement
  private var position: Int32 = 0

  /// - Parameter sql: One statement that gives no rows.
  init(_ sql: String, on database: Database) throws {
    self.init(try database.cachedStatement(sql: sql))
  }

  /// - Parameter statement: One that nobody else runs meanwhile.
  init(_ statement: Statement) {
    self.statement = statement
  }

  /// Binds a text to the next parameter.
  mutating func bind(_ text: String) {
    position += 1
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        _ = sqlite3_bind_text(
          statement.sqliteStatement, position, characters.baseAddress, Int32(characters.count), Self.copying)
      }
    }
  }

  /// Binds what the columns of `row`, of `table`, are to hold, which is to stay where it is until the statement was run.
  mutating func bind(_ row: TableRows.Row, of table: StateTable) {
    for (number, column) in table.columns.enumerated() {
      position += 1
      let statement = statement.sqliteStatement
      guard let cell = row[number] else {
        sqlite3_bind_null(statement, position)
        continue
      }
      switch column.kind {
      case .text:
        if let text = cell.bindMemory(to: CChar.self).baseAddress {
          sqlite3_bind_text(statement, position, text, Int32(cell.count), nil)
        } else {
          // No address at all would be NULL.
          sqlite3_bind_text(statement, position, "", 0, Self.copying)
        }
      case .number: sqlite3_bind_int64(statement, position, cell.loadUnaligned(as: Int64.self))
      case .digest: sqlite3_bind_blob(statement, position, cell.baseAddress, Int32(cell.count), nil)
      }
    }
  }

  /// Binds nothing any more.
  func unbind() { sqlite3_clear_bindings(statement.sqliteStatement) }

  /// Runs the statement with what was bound, and starts over.
  mutating func run() throws {
    position = 0
    let pointer = statement.sqliteStatement
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE else {
      let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer)))
      sqlite3_reset(pointer)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
    sqlite3_reset(pointer)
  }

  /// Tells SQLite to copy what is bound before the call returns: SQLITE_TRANSIENT, which is a macro.
  private static let copying = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
