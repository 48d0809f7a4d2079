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

  /// The key of the next row, if that is one of the merchant called `handle`.
  ///
  /// Merchants are to be asked about in the order of their handles.
  func nextKey(of handle: String) -> [String]? {
    guard next < rows.count, rows.text(next, 0) == handle else { return nil }
    return table.keyColumns.indices.map { rows.text(next, $0) }
  }

  /// The next row, whose key was asked for; goes on to the one after it, be it damaged or not.
  func take(_ key: [String], _ fingerprints: [String: [SecretFingerprint]]) throws -> RecordedResource {
    let row = next
    next += 1
    let address = try table.address(key)
    let ordinal = table.hasOrdinal ? rows.number(row, key.count) : nil
    let first = key.count + (table.hasOrdinal ? 1 : 0)
    let resource = try table.resource(address) { rows.optionalText(row, first + $0) }
    let source = first + table.columns.count
    let provenance = rows.provenance(row, source) ?? Provenance(path: "", line: 0)
    return RecordedResource(
      resource, provenance: provenance, revision: rows.number(row, source + 3), ordinal: ordinal,
      fingerprints: fingerprints[address.text] ?? [])
  }

  /// The next row as it is, whoever wrote it.
  func takeStored(_ key: [String], _ fingerprints: [String: [SecretFingerprint]]) throws -> StoredRow {
    do {
      return .readable(try take(key, fingerprints))
    } catch StoreError.damaged(let reason) {
      let name = (try? table.address(key))?.text ?? "\(table.name) \(key.joined(separator: " "))"
      return .damaged(key: name, reason: reason)
    }
  }
}
#endif
