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

  // MARK: - Resources

  func write(removing leaving: [Address], recording arriving: [RecordedResource]) throws {
    for address in leaving {
      let statements = TableStatements.of(address.kind)
      try execute(statements.deletion, StatementArguments(statements.table.key(of: address)))
      try execute(
        "DELETE FROM fingerprints WHERE merchant = ? AND address = ?", [address.merchant, address.text])
    }
    for resource in arriving { try insert(resource) }
  }

  private func insert(_ resource: RecordedResource) throws {
    let statements = TableStatements.of(resource.resource.address.kind)
    let table = statements.table
    var values: [(any DatabaseValueConvertible)?] = table.key(of: resource.resource.address)
    if table.hasOrdinal { values.append(resource.ordinal) }
    for (field, _) in table.columns { values.append(ColumnText.text(of: field, in: resource.resource)) }
    let provenance = resource.provenance
    values += [provenance.path, provenance.line, provenance.commit, resource.revision]
    try execute(statements.insertion, StatementArguments(values))
    let address = resource.resource.address
    for known in resource.fingerprints {
      try execute(
        "INSERT INTO fingerprints (merchant, address, reference, key_id, fingerprint) VALUES (?, ?, ?, ?, ?)",
        [address.merchant, address.text, known.reference, known.keyID, known.digest.data])
    }
  }

  func update(_ rows: [String: MerchantRow]) throws {
    let sql = """
      UPDATE merchants SET workspace = ?, next_ordinal = ?, digest = ?, order_digest = ?, seal = ?
      WHERE merchant = ?
      """
    for (handle, row) in rows {
      try execute(
        sql, [row.owner, row.nextOrdinal, row.digest.data, row.order.data, row.seal.data, handle])
    }
  }

  // MARK: - Invariants

  func release(_ holders: [Address]) throws {
    for holder in holders {
      if holder.kind == .channel {
        try execute("DELETE FROM live_mids WHERE channel = ?", [holder.text])
        try execute("DELETE FROM channel_keys WHERE channel = ?", [holder.text])
      } else {
        try execute("DELETE FROM merchant_codes WHERE merchant = ?", [holder.text])
      }
    }
  }

  func take(_ entries: [HeldClaim]) throws {
    for entry in entries {
      let sql =
        switch entry.claim.table {
        case .liveMIDs: "INSERT INTO live_mids (pg, mid, store, channel) VALUES (?, ?, ?, ?)"
        case .merchantCodes: "INSERT INTO merchant_codes (code, merchant) VALUES (?, ?)"
        case .channelKeys: "INSERT INTO channel_keys (key, channel) VALUES (?, ?)"
        }
      do {
        try execute(sql, StatementArguments(entry.claim.key + [entry.holder.text]))
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError.taken(entry.claim)
      }
    }
  }

  // MARK: - History

  func update(_ head: Head) throws {
    try execute(
      "UPDATE head SET store_id = ?, digest_version = ?, revision = ?, digest = ?, order_digest = ?",
      [head.storeID, head.digestVersion, head.revision, head.digest.data, head.order.data])
  }

  func append(_ revision: Revision, _ changes: [RecordedChange]) throws {
    try execute(
      "INSERT INTO revisions (revision, time, actor, source_commit, fingerprint, digest) VALUES (?, ?, ?, ?, ?, ?)",
      [
        revision.number, revision.time, revision.actor, revision.commit, revision.fingerprint.data,
        revision.digest.data,
      ])
    let sql = """
      INSERT INTO changes (revision, position, action, address, former_address, before, after, ordinal, seal,
        rotated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    for (position, change) in changes.enumerated() {
      try execute(
        sql,
        [
          revision.number, position, change.action.rawValue, change.address.text, change.from?.text,
          change.beforeText, change.afterText, change.ordinal, change.seal?.data,
          change.rotatedText,
        ])
    }
  }

  func append(_ ticks: [WorklistTick]) throws {
    for tick in ticks {
      try execute(
        "INSERT INTO worklist_ticks (revision, position, task, time, actor) VALUES (?, ?, ?, ?, ?)",
        [tick.revision, tick.position, tick.task, tick.time, tick.actor])
    }
  }

  private func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
