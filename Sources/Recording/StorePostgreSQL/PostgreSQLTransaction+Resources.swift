#if PostgreSQL
import MidasResources
import MidasStore

extension PostgreSQLTransaction {
  func write(
    removing leaving: [Address], recording arriving: [RecordedResource], keeping rows: [String: MerchantRow]
  ) throws {
    try forgetFingerprints(of: leaving)
    let recorded = Set(leaving)
    let kept = Set(arriving.lazy.map(\.resource.address)).intersection(recorded)
    for table in ResourceTable.all {
      try delete(leaving.filter { $0.kind == table.kind && !kept.contains($0) }, from: table)
      let resources = arriving.filter { $0.resource.address.kind == table.kind }
      try overwrite(resources.filter { kept.contains($0.resource.address) }, in: table, keeping: rows)
      try copy(
        resources.filter { !kept.contains($0.resource.address) }, into: "midas.\"\(table.name)\"", table,
        keeping: rows)
    }
    try copyFingerprints(of: arriving.filter { !$0.fingerprints.isEmpty })
    let written = Set(arriving.lazy.map(\.resource.address).filter { $0.kind == .merchant }.map(\.merchant))
    try update(rows.filter { !written.contains($0.key) })
  }

  private func forgetFingerprints(of addresses: [Address]) throws {
    guard !addresses.isEmpty else { return }
    try connection.execute(
      """
      DELETE FROM midas.fingerprints AS kept USING unnest($1::text[], $2::text[]) AS gone (merchant, address)
      WHERE kept.merchant = gone.merchant AND kept.address = gone.address
      """, [.array(addresses.lazy.map(\.merchant)), .array(addresses.lazy.map(\.text))])
  }

  private func copyFingerprints(of resources: [RecordedResource]) throws {
    guard !resources.isEmpty else { return }
    let columns = "merchant, address, reference, key_id, fingerprint"
    try connection.copy("COPY midas.fingerprints (\(columns)) FROM STDIN") { writer throws(StoreError) in
      for recorded in resources {
        for known in recorded.fingerprints {
          try writer.append(recorded.resource.address.merchant)
          try writer.append(recorded.resource.address.text)
          try writer.append(known.reference)
          try writer.append(known.keyID)
          writer.append(known.digest)
          writer.endRow()
        }
      }
    }
  }

  private func delete(_ addresses: [Address], from table: ResourceTable) throws {
    guard !addresses.isEmpty else { return }
    let keys = addresses.map { table.key(of: $0) }
    let parts = table.keyColumns.indices
    let arrays = parts.map { "$\($0 + 1)::text[]" }.joined(separator: ", ")
    let columns = table.keyColumns.map { "\"\($0)\"" }.joined(separator: ", ")
    try connection.execute(
      """
      DELETE FROM midas."\(table.name)" AS kept USING unnest(\(arrays)) AS gone (\(columns))
      WHERE \(table.isSameKey("kept", "gone"))
      """, parts.map { part in .array(keys.lazy.map { $0[part] }) })
  }

  /// Puts the rows beside the table first: one statement then changes all of them.
  private func overwrite(
    _ resources: [RecordedResource], in table: ResourceTable, keeping rows: [String: MerchantRow]
  ) throws {
    guard !resources.isEmpty else { return }
    let staging = "pg_temp.\"staged_\(table.name)\""
    try connection.execute(
      """
      CREATE TEMPORARY TABLE "staged_\(table.name)" ON COMMIT DROP AS
      SELECT \(table.columnList) FROM midas."\(table.name)" WITH NO DATA
      """)
    try copy(resources, into: staging, table, keeping: rows)
    let values = table.writtenColumns.map { "\"\($0)\" = staged.\"\($0)\"" }.joined(separator: ", ")
    try connection.execute(
      """
      UPDATE midas."\(table.name)" AS kept SET \(values) FROM \(staging) AS staged
      WHERE \(table.isSameKey("kept", "staged"))
      """, [])
  }

  private func copy(
    _ resources: [RecordedResource], into target: String, _ table: ResourceTable,
    keeping rows: [String: MerchantRow]
  ) throws {
    guard !resources.isEmpty else { return }
    try connection.copy("COPY \(target) (\(table.columnList)) FROM STDIN") { writer throws(StoreError) in
      for recorded in resources {
        for part in table.key(of: recorded.resource.address) { try writer.append(part) }
        if table.hasOrdinal { writer.append(recorded.ordinal ?? 0) }
        for (field, _) in table.columns {
          try writer.append(ColumnText.text(of: field, in: recorded.resource))
        }
        try writer.append(recorded.provenance.path)
        writer.append(recorded.provenance.line)
        try writer.append(recorded.provenance.commit)
        writer.append(recorded.revision)
        if table.kind == .merchant {
          try writer.append(rows[recorded.resource.address.merchant] ?? MerchantRow(owner: ""))
        }
        writer.endRow()
      }
    }
  }
}

extension CopyWriter {
  /// Appends what `ResourceTable.rowColumns` name.
  fileprivate mutating func append(_ row: MerchantRow) throws(StoreError) {
    try append(row.owner)
    append(row.nextOrdinal)
    append(row.digest)
    append(row.order)
    append(row.seal)
  }
}

extension ResourceTable {
  /// All columns of a resource, as a statement lists them.
  fileprivate var columnList: String { writtenColumns.map { "\"\($0)\"" }.joined(separator: ", ") }

  /// Whether two rows are of one resource.
  fileprivate func isSameKey(_ left: String, _ right: String) -> String {
    keyColumns.map { "\(left).\"\($0)\" = \(right).\"\($0)\"" }.joined(separator: " AND ")
  }
}
#endif
