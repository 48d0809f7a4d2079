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

  func write(
    removing leaving: [Address], recording arriving: [RecordedResource], keeping rows: [String: MerchantRow]
  ) throws {
    try remove(leaving)
    var writers = try TableStatements.all.map { try RowWriter($0.insertion, on: database) }
    var others = rows
    for recorded in arriving {
      let address = recorded.resource.address
      let row = address.kind == .merchant ? others.removeValue(forKey: address.merchant) : nil
      try writers[Int(address.kind.rawValue) - 1].insert(recorded, row)
    }
    try insertFingerprints(of: arriving)
    try update(others)
  }

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

  private func insertFingerprints(of resources: [RecordedResource]) throws {
    var writer = try RowWriter(
      "INSERT INTO fingerprints (merchant, address, reference, key_id, fingerprint) VALUES (?, ?, ?, ?, ?)",
      on: database)
    for recorded in resources {
      for known in recorded.fingerprints {
        writer.bind(recorded.resource.address.merchant)
        writer.bind(recorded.resource.address.text)
        writer.bind(known.reference)
        writer.bind(known.keyID)
        writer.bind(known.digest)
        try writer.run()
      }
    }
  }

  /// Writes what the store keeps of merchants whose own row stays.
  private func update(_ rows: [String: MerchantRow]) throws {
    let values = ResourceTable.rowColumns.map { "\($0) = ?" }.joined(separator: ", ")
    var writer = try RowWriter("UPDATE merchants SET \(values) WHERE merchant = ?", on: database)
    for (handle, row) in rows {
      writer.bind(row)
      writer.bind(handle)
      try writer.run()
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

  func take(_ entries: [HeldClaim]) throws {
    var writers = try [
      "live_mids (pg, mid, store, channel) VALUES (?, ?, ?, ?)",
      "merchant_codes (code, merchant) VALUES (?, ?)",
      "channel_keys (key, channel) VALUES (?, ?)",
    ].map { try RowWriter("INSERT INTO \($0)", on: database) }
    for entry in entries {
      let index =
        switch entry.claim.table {
        case .liveMIDs: 0
        case .merchantCodes: 1
        case .channelKeys: 2
        }
      for part in entry.claim.key { writers[index].bind(part) }
      writers[index].bind(entry.holder.text)
      do {
        try writers[index].run()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw StoreError.taken(
          entry.claim, by: try holders(of: [entry.claim]).first?.first(where: \.isExact)?.address)
      }
    }
  }

  func sharedMID(among claims: [Claim]) throws -> HeldClaim? {
    let sql = "SELECT channel FROM live_mids WHERE pg = ? AND mid = ? AND store <> '' LIMIT 1"
    let statement = try database.cachedStatement(sql: sql)
    for claim in claims {
      let key = StatementArguments(claim.key.dropLast())
      guard let holder = try String.fetchOne(statement, arguments: key) else { continue }
      guard let address = Address(parsing: holder) else {
        throw StoreError.damaged("`\(holder)` is recorded as a holder")
      }
      return HeldClaim(claim, holder: address)
    }
    return nil
  }

  // MARK: - History

  func update(_ head: Head) throws {
    try execute(
      "UPDATE head SET store_id = ?, digest_version = ?, revision = ?, digest = ?, order_digest = ?",
      [head.storeID, head.digestVersion, head.revision, head.digest.data, head.order.data])
  }

  func append(_ changes: [RecordedChange], at places: [Int], of revision: Int) throws {
    var writer = try RowWriter(
      """
      INSERT INTO changes (revision, position, action, address, former_address, before, after, ordinal, seal,
        rotated)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, on: database)
    for (position, change) in zip(places, changes) {
      writer.bind(revision)
      writer.bind(position)
      writer.bind(change.action.rawValue)
      writer.bind(change.address.text)
      writer.bind(change.from?.text)
      writer.bind(change.beforeText)
      writer.bind(change.afterText)
      writer.bind(change.ordinal)
      writer.bind(change.seal)
      writer.bind(change.rotatedText)
      try writer.run()
    }
  }

  func append(_ revision: Revision) throws {
    try execute(
      "INSERT INTO revisions (revision, time, actor, source_commit, fingerprint, digest) VALUES (?, ?, ?, ?, ?, ?)",
      [
        revision.number, revision.time, revision.actor, revision.commit, revision.fingerprint.data,
        revision.digest.data,
      ])
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

extension RowWriter {
  /// Inserts a resource into its table; of a merchant, with what the store keeps of it beside its resources.
  fileprivate mutating func insert(_ recorded: RecordedResource, _ row: MerchantRow?) throws {
    let resource = recorded.resource
    let table = ResourceTable.of(resource.address.kind)
    for part in table.key(of: resource.address) { bind(part) }
    if table.hasOrdinal { bind(recorded.ordinal) }
    for (field, _) in table.columns { bind(ColumnText.text(of: field, in: resource)) }
    bind(recorded.provenance.path)
    bind(recorded.provenance.line)
    bind(recorded.provenance.commit)
    bind(recorded.revision)
    if table.kind == .merchant { bind(row ?? MerchantRow(owner: "")) }
    try run()
  }

  /// Binds what `ResourceTable.rowColumns` name.
  fileprivate mutating func bind(_ row: MerchantRow) {
    bind(row.owner)
    bind(row.nextOrdinal)
    bind(row.digest)
    bind(row.order)
    bind(row.seal)
  }
}
