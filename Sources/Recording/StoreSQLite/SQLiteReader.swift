import FoundationEssentials
import GRDB
import MidasPlanning
import MidasResources
import MidasStore

/// One moment of a state in SQLite.
///
/// Statements are prepared once and their columns read one by one: a plan of many merchants runs the same few.
class SQLiteReader: StateReader {
  let database: Database
  /// The schema that the file has; a reader may meet an older one, which only a writer brings up to date.
  let version: Int

  init(_ database: Database, version: Int) {
    self.database = database
    self.version = version
  }

  func head() throws -> Head {
    let sql = "SELECT store_id, digest_version, revision, digest, order_digest FROM head"
    guard let row = try Row.fetchOne(database.cachedStatement(sql: sql)) else { return .none }
    return Head(
      storeID: try row.optionalValue(0), digestVersion: try row.value(1), revision: try row.value(2),
      digest: try digest(row.value(3)), order: try digest(row.value(4)))
  }

  func index() throws -> [RecordedEntry] {
    // The handles are ASCII, so that SQLite's order of bytes is ours.
    let sql = "SELECT merchant, digest, order_digest, workspace FROM merchants ORDER BY merchant"
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql))
    var entries: [RecordedEntry] = []
    while let row = try rows.next() {
      entries.append(
        RecordedEntry(
          handle: try row.value(0), digest: try digest(row.value(1)), order: try digest(row.value(2)),
          owner: try row.value(3)))
    }
    return entries
  }

  func isOwned(by workspace: String) throws -> Bool {
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM merchants WHERE workspace <> ?)"
    return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [workspace]) ?? true
  }

  func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws {
    for handle in handles.sorted(by: precedesInBytes) {
      if let merchant = try recorded(handle) { try body(merchant) }
    }
  }

  private func recorded(_ handle: String) throws -> RecordedMerchant? {
    let sql = "SELECT workspace, digest, seal FROM merchants WHERE merchant = ?"
    guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [handle]) else {
      return nil
    }
    var resources: [RecordedResource] = []
    let fingerprints = try fingerprints(in: handle)
    try forEachRow(of: handle) { table, row in
      var recorded = try table.resource(row)
      recorded.fingerprints = fingerprints[recorded.resource.address.text] ?? []
      resources.append(recorded)
    }
    resources.sort { $0.resource.address < $1.resource.address }
    return RecordedMerchant(
      handle: handle, owner: try row.value(0), resources: resources, digest: try digest(row.value(1)),
      seal: try digest(row.value(2)))
  }

  func forEachRow(
    of handle: String, _ body: (ResourceTable, borrowing RowReader) throws -> Void
  ) throws {
    for statements in TableStatements.all {
      let row = try RowReader(statements.selection, of: handle, on: database)
      while try row.next() { try body(statements.table, row) }
    }
  }

  /// What is known of the values behind a merchant's references, by the address of the resource that has them.
  func fingerprints(in handle: String) throws -> [String: [SecretFingerprint]] {
    guard version >= 2 else { return [:] }
    let sql = """
      SELECT address, reference, key_id, fingerprint FROM fingerprints
      WHERE merchant = ? ORDER BY address, reference
      """
    let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [handle])
    var known: [String: [SecretFingerprint]] = [:]
    while let row = try rows.next() {
      known[try row.value(0), default: []].append(
        SecretFingerprint(
          reference: try row.value(1), keyID: try row.value(2), digest: try digest(row.value(3))))
    }
    return known
  }

  func rows(of handles: [String]) throws -> [String: MerchantRow] {
    let sql = "SELECT workspace, next_ordinal, digest, order_digest, seal FROM merchants WHERE merchant = ?"
    let statement = try database.cachedStatement(sql: sql)
    var rows: [String: MerchantRow] = [:]
    for handle in handles {
      guard let found = try Row.fetchOne(statement, arguments: [handle]) else { continue }
      var row = MerchantRow(owner: try found.value(0))
      row.nextOrdinal = try found.value(1)
      row.digest = try digest(found.value(2))
      row.order = try digest(found.value(3))
      row.seal = try digest(found.value(4))
      rows[handle] = row
    }
    return rows
  }

  func holders(of claims: [Claim]) throws -> [[Holder]] {
    try claims.map { claim in
      let rows: [Row] =
        switch claim.table {
        case .liveMIDs where claim.isExclusiveMID:
          try fetch(
            "SELECT channel, store FROM live_mids WHERE pg = ? AND mid = ? ORDER BY channel",
            claim.key.dropLast())
        case .liveMIDs:
          try fetch(
            "SELECT channel, store FROM live_mids WHERE pg = ? AND mid = ? AND store = ?", claim.key[...])
        case .merchantCodes:
          try fetch("SELECT merchant, '' FROM merchant_codes WHERE code = ?", claim.key[...])
        case .channelKeys: try fetch("SELECT channel, '' FROM channel_keys WHERE key = ?", claim.key[...])
        }
      return try rows.map { row in
        let text: String = try row.value(0)
        let store: String = try row.value(1)
        guard let address = Address(parsing: text) else {
          throw StoreError.damaged("`\(text)` is recorded as a holder")
        }
        let isExact = claim.table != .liveMIDs || store == claim.key.last
        return Holder(address, isExact: isExact, provenance: try provenance(of: address))
      }
    }
  }

  func deletableCount(in handles: [String]) throws -> DeletableCount {
    let sql = """
      SELECT (SELECT count(*) FROM channels WHERE merchant = ?1)
        + (SELECT count(*) FROM submerchants WHERE merchant = ?1),
        (SELECT count(*) FROM channels WHERE merchant = ?1 AND mode = 'live')
      """
    var count = DeletableCount(all: 0, liveChannels: 0)
    for handle in handles {
      guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [handle]) else {
        continue
      }
      count.all += try row.value(0)
      count.liveChannels += try row.value(1)
    }
    return count
  }

  func revisions(touching address: Address?) throws -> [Revision] {
    let sql =
      "SELECT revision, time, actor, source_commit, fingerprint, digest FROM revisions ORDER BY revision"
    let revisions = try Row.fetchAll(database.cachedStatement(sql: sql)).map { row in
      Revision(
        number: try row.value(0), time: try row.value(1), actor: try row.value(2),
        commit: try row.optionalValue(3),
        fingerprint: try digest(row.value(4)), digest: try digest(row.value(5)))
    }
    guard let address else { return revisions }
    return try revisions.filter { try changes(in: $0.number).contains { $0.touches(address) } }
  }

  func changes(in revision: Int) throws -> [RecordedChange] {
    let more = (version >= 2 ? "ordinal, seal" : "NULL, NULL") + (version >= 3 ? ", rotated" : ", NULL")
    let sql = """
      SELECT action, address, former_address, before, after, \(more) FROM changes
      WHERE revision = ? ORDER BY position
      """
    return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [revision]).map { row in
      let seal: Data? = try row.optionalValue(6)
      return try RecordedChange(
        revision: revision, action: row.value(0), address: row.value(1), from: row.optionalValue(2),
        before: row.optionalValue(3), after: row.optionalValue(4), ordinal: row.optionalValue(5),
        seal: seal.map(digest), rotated: row.optionalValue(7))
    }
  }

  func ticks() throws -> [WorklistTick] {
    guard version >= 3 else { return [] }
    let sql = """
      SELECT revision, position, task, time, actor FROM worklist_ticks ORDER BY revision, position, task
      """
    return try Row.fetchAll(database.cachedStatement(sql: sql)).map { row in
      WorklistTick(
        revision: try row.value(0), position: try row.value(1), task: try row.value(2),
        time: try row.value(3), actor: try row.value(4))
    }
  }

  // MARK: - Columns

  private func fetch(_ sql: String, _ arguments: ArraySlice<String>) throws -> [Row] {
    try Row.fetchAll(database.cachedStatement(sql: sql), arguments: StatementArguments(Array(arguments)))
  }

  private func provenance(of address: Address) throws -> Provenance? {
    let table = ResourceTable.of(address.kind)
    let keys = table.keyColumns.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
    let sql = "SELECT source_path, source_line, source_commit FROM \"\(table.name)\" WHERE \(keys)"
    return try fetch(sql, table.key(of: address)[...]).first.map {
      Provenance(path: try $0.value(0), line: try $0.value(1), commit: try $0.optionalValue(2))
    }
  }

  func digest(_ bytes: Data) throws -> Digest {
    guard let digest = Digest(bytes: bytes) else {
      throw StoreError.damaged("a recorded digest is not 32 bytes long")
    }
    return digest
  }
}

extension ResourceTable {
  /// The resource in a row of the table's `selection`.
  func resource(_ row: borrowing RowReader) throws -> RecordedResource {
    let address = try address(key(row))
    let ordinal: Int? = try hasOrdinal ? row.optionalNumber(keyColumns.count) : nil
    let first = keyColumns.count + (hasOrdinal ? 1 : 0)
    var resource = Resource(address, reservingCapacity: columns.count)
    for (offset, (field, _)) in columns.enumerated() {
      try read(try row.optionalText(first + offset), as: field, into: &resource)
    }
    let source = first + columns.count
    let provenance = Provenance(
      path: try row.text(source), line: try row.number(source + 1),
      commit: try row.optionalText(source + 2))
    return RecordedResource(
      resource, provenance: provenance, revision: try row.number(source + 3), ordinal: ordinal)
  }

  private func key(_ row: borrowing RowReader) throws -> [String] {
    var key: [String] = []
    for column in keyColumns.indices { key.append(try row.text(column)) }
    return key
  }
}
