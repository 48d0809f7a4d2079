#if PostgreSQL
import MidasResources
import MidasStore

/// The rows of one resource table, sorted by merchant, that are handed over merchant by merchant.
final class ResourceCursor {
  private let table: ResourceTable
  private let rows: Rows
  private var next = 0

  /// What the rows of `table` are asked with: an array of handles.
  static func statement(for table: ResourceTable) -> String {
    let columns = table.allColumns.map { "\"\($0)\"" }.joined(separator: ", ")
    return
      "SELECT \(columns) FROM midas.\"\(table.name)\" WHERE merchant = ANY ($1::text[]) ORDER BY merchant"
  }

  init(_ table: ResourceTable, _ rows: consuming Rows) {
    self.table = table
    self.rows = rows
  }

  /// Appends the resources of the merchant called `handle`, which is not before one that was asked about already.
  func take(from handle: String, into resources: inout [RecordedResource]) throws {
    while next < rows.count, rows.text(next, 0) == handle {
      resources.append(try resource(in: next))
      next += 1
    }
  }

  private func resource(in row: Int) throws -> RecordedResource {
    let address = try table.address(table.keyColumns.indices.map { rows.text(row, $0) })
    let keys = table.keyColumns.count
    let ordinal = table.hasOrdinal ? rows.number(row, keys) : nil
    let first = keys + (table.hasOrdinal ? 1 : 0)
    let resource = try table.resource(address) { rows.optionalText(row, first + $0) }
    let source = first + table.columns.count
    let provenance = rows.provenance(row, source) ?? Provenance(path: "", line: 0)
    return RecordedResource(
      resource, provenance: provenance, revision: rows.number(row, source + 3), ordinal: ordinal)
  }
}
#endif
