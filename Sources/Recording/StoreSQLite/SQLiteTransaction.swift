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

  func row(of handle: String) throws -> MerchantRow? {
    let sql = "SELECT workspace, next_ordinal, digest, order_digest, seal FROM merchants WHERE merchant = ?"
    guard let found = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [handle]) else {
      return nil
    }
    var row = MerchantRow(owner: found[0])
    row.nextOrdinal = found[1]
    row.digest = try digest(found[2])
    row.order = try digest(found[3])
    row.seal = try digest(found[4])
    return row
  }

  // MARK: - Resources

  func remove(_ address: Address) throws {
    let table = ResourceTable.of(address.kind)
    try execute(table.deletion, StatementArguments(table.key(of: address)))
  }

  func insert(_ resource: RecordedResource) throws {
    let table = ResourceTable.of(resource.resource.address.kind)
    var values: [(any DatabaseValueConvertible)?] = table.key(of: resource.resource.address)
    if table.kind == .channel { values.append(resource.ordinal) }
    for (field, _) in table.columns { values.append(ColumnText.text(of: field, in: resource.resource)) }
    let provenance = resource.provenance
    values += [provenance.path, provenance.line, provenance.commit, resource.revision]
    try execute(table.insertion, StatementArguments(values))
  }

  func update(_ handle: String, _ row: MerchantRow) throws {
    let sql = """
      UPDATE merchants SET workspace = ?, next_ordinal = ?, digest = ?, order_digest = ?, seal = ?
      WHERE merchant = ?
      """
    try execute(
      sql, [row.owner, row.nextOrdinal, row.digest.data, row.order.data, row.seal.data, handle])
  }

  // MARK: - Invariants

  func release(_ holder: Address) throws {
    if holder.kind == .channel {
      try execute("DELETE FROM live_mids WHERE channel = ?", [holder.text])
      try execute("DELETE FROM channel_keys WHERE channel = ?", [holder.text])
    } else {
      try execute("DELETE FROM merchant_codes WHERE merchant = ?", [holder.text])
    }
  }

  func take(_ claim: Claim, for holder: Address) throws {
    let sql =
      switch claim.table {
      case .liveMIDs: "INSERT INTO live_mids (pg, mid, store, channel) VALUES (?, ?, ?, ?)"
      case .merchantCodes: "INSERT INTO merchant_codes (code, merchant) VALUES (?, ?)"
      case .channelKeys: "INSERT INTO channel_keys (key, channel) VALUES (?, ?)"
      }
    do {
      try execute(sql, StatementArguments(claim.key + [holder.text]))
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError.stale("\(claim.table.rawValue) `\(claim.key.joined(separator: " "))` is taken now")
    }
  }

  // MARK: - History

  func update(_ head: Head) throws {
    try execute(
      "UPDATE head SET revision = ?, digest = ?, order_digest = ?",
      [head.revision, head.digest.data, head.order.data])
  }

  func append(_ revision: Revision, _ changes: [RecordedChange]) throws {
    try execute(
      "INSERT INTO revisions (revision, time, actor, source_commit, fingerprint, digest) VALUES (?, ?, ?, ?, ?, ?)",
      [
        revision.number, revision.time, revision.actor, revision.commit, revision.fingerprint.data,
        revision.digest.data,
      ])
    let sql = """
      INSERT INTO changes (revision, position, action, address, former_address, before, after)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    for (position, change) in changes.enumerated() {
      try execute(
        sql,
        [
          revision.number, position, change.action.rawValue, change.address.text, change.from?.text,
          change.before?.document.compact, change.after?.document.compact,
        ])
    }
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
