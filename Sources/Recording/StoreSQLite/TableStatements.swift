import MidasResources
import MidasStore

/// The statements that SQLite runs on the table of one kind of resource, put together once.
struct TableStatements {
  let table: ResourceTable
  let deletion: String
  let selection: String

  private init(_ table: ResourceTable) {
    self.table = table
    let key = table.keyColumns.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    let columns = table.allColumns.map { "\"\($0)\"" }.joined(separator: ", ")
    deletion = "DELETE FROM \"\(table.name)\" WHERE \(key)"
    selection = "SELECT \(columns) FROM \"\(table.name)\" WHERE merchant = ?"
  }

  /// Those of all tables, in their order.
  static let all = ResourceTable.all.map { TableStatements($0) }
}

extension StateTable {
  /// Inserts a row.
  var insertion: String {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \"\(name)\" (\(Self.list(columns))) VALUES (\(marks))"
  }

  /// Reads the rows of a merchant by their key.
  var rereading: String {
    "SELECT \(Self.list(columns)) FROM \"\(name)\" WHERE merchant = ? ORDER BY \(Self.list(keyColumns))"
  }
}
