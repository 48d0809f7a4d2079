import GRDB
import MidasPlanning
import MidasResources
import MidasStore

/// The transaction in which apply writes to SQLite.
final class SQLiteTransaction: SQLiteReader, StateTransaction {
  func now() throws -> String {
    let sql = "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"
    return try String.fetchOne(database.cachedStatement(sql: sql)) ?? ""
  }

  // MARK: - Rows

  func write(_ batch: Batch) throws {
    try remove(batch.leaving)
    for rows in batch.tables { try insert(rows) }
    for (rows, table) in zip(batch.claims, Claim.Table.allCases) { try take(rows, of: table) }
    try readBack(batch)
    try insert(batch.changes)
  }

  /// Every batch is written when it comes.
  func settle() {}

  private func remove(_ leaving: [Address]) throws {
    guard !leaving.isEmpty else { return }
    var writers = try TableStatements.all.map { try RowWriter($0.deletion, on: database) }
    var forgetting = try RowWriter(
      "DELETE FROM fingerprints WHERE merchant = ? AND address = ?", on: database)
    for address in leaving {
      let index = Int(address.kind.rawValue) - 1
      for part in ResourceTable.all[index].key(of: address) { writers[index].bind(part) }
      try writers[index].run()
      forgetting.bind(address.merchant)
      forgetting.bind(address.text)
      try forgetting.run()
    }
  }

  private func insert(_ rows: TableRows) throws {
    guard !rows.isEmpty else { return }
    var writer = try RowWriter(rows.table.insertion, on: database)
    defer { writer.unbind() }
    try rows.withRows { (rows, table) throws in
      try rows.forEach { row, isWritten in
        guard isWritten else { return }
        writer.bind(row, of: table)
        try writer.run()
      }
    }
  }

  /// Holds what the tables have of the batch's merchants against what they are to have.
  private func readBack(_ batch: Batch) throws {
    for rows in batch.tables {
      let statement = try database.cachedStatement(sql: rows.table.rereading)
      try rows.withRows { (rows, table) throws in
        var next = 0
        for handle in batch.handles {
          let found = RowReader(statement, of: handle)
          while try found.next() {
            guard next < rows.count, found.holds(rows[next], of: table) else {
              throw StoreError.misread(next < rows.count ? table.name(of: rows[next]) : handle)
            }
            next += 1
          }
        }
        if next < rows.count { throw StoreError.misread(table.name(of: rows[next])) }
      }
    }
  }

  // MARK: - Invariants

  func release(_ holders: [Address]) throws {
    guard !holders.isEmpty else { return }
    var writers = try [
      "live_mids WHERE channel", "channel_keys WHERE channel", "merchant_codes WHERE merchant",
    ].map {
      try RowWriter("DELETE FROM \($0) = ?", on: database)
    }
    for holder in holders {
      for index in holder.kind == .channel ? 0...1 : 2...2 {
        writers[index].bind(holder.text)
        try writers[index].run()
      }
    }
  }

  private func take(_ rows: TableRows, of table: Claim.Table) throws {
    guard !rows.isEmpty else { return }
    var writer = try RowWriter(rows.table.insertion, on: database)
    defer { writer.unbind() }
    try rows.withRows { (rows, shape) throws in
      try rows.forEach { row, _ in
        writer.bind(row, of: shape)
        do {
          try writer.run()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          let claim = Claim(table, shape.keyColumns.indices.map { row.text($0) ?? "" })
          throw StoreError.taken(
            claim, by: try holders(of: [claim]).first?.first(where: \.isExact)?.address)
        }
      }
    }
  }

  func sharedMIDs() throws -> [SharedMID] {
    let rows = try Row.fetchAll(database.cachedStatement(sql: SharedMID.statement("live_mids")))
    return try rows.map { row in
      SharedMID(
        Claim(.liveMIDs, [try row.value(0), try row.value(1), ""]), of: try row.value(2),
        and: try row.value(3))
    }
  }

  // MARK: - History

  func update(_ head: Head) throws {
    try execute(
      "UPDATE head SET store_id = ?, digest_version = ?, revision = ?, digest = ?, order_digest = ?",
      [head.storeID, head.digestVersion, head.revision, head.digest.data, head.order.data])
  }

  func append(_ revision: Revision) throws {
    try execute(
      "INSERT INTO revisions (revision, time, actor, source_commit, fingerprint, digest) VALUES (?, ?, ?, ?, ?, ?)",
      [
        revision.number, revision.time, revision.actor, revision.commit, revision.fingerprint.data,
        revision.digest.data,
      ])
  }

  func append(_ ticks: [WorklistTick]) throws { try insert(TableRows(ticks)) }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
