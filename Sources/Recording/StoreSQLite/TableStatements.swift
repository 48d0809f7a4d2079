import MidasResources
import MidasStore

/// The statements that SQLite runs on the table of one kind of resource, put together once.
struct TableStatements {
  let table: ResourceTable
  let insertion: String
  let deletion: String
  let selection: String

  private init(_ table: ResourceTable) {
    self.table = table
    func list(_ columns: [String]) -> String { columns.map { "\"\($0)\"" }.joined(separator: ", ") }
    let marks = table.writtenColumns.map { _ in "?" }.joined(separator: ", ")
    let key = table.keyColumns.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    insertion = "INSERT INTO \"\(table.name)\" (\(list(table.writtenColumns))) VALUES (\(marks))"
    deletion = "DELETE FROM \"\(table.name)\" WHERE \(key)"
    selection = "SELECT \(list(table.allColumns)) FROM \"\(table.name)\" WHERE merchant = ?"
  }

  /// Those of all tables, in their order.
  static let all = ResourceTable.all.map { TableStatements($0) }

  /// Those of the table of `kind`.
  static func of(_ kind: ResourceKind) -> TableStatements { all[Int(kind.rawValue) - 1] }
}
