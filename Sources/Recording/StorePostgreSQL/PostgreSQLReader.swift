#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

/// One moment of a state in PostgreSQL, inside a transaction.
class PostgreSQLReader: StateReader {
  let connection: Connection
  /// The schema that the database has; a reader may meet an older one, which only a writer brings up to date.
  var version = Schema.version

  init(_ connection: consuming Connection) {
    self.connection = connection
  }

  // MARK: - The transaction

  /// Begins a transaction whose settings end with it.
  func begin(_ mode: String, lockTimeout: Double) throws(StoreError) {
    // 0 would mean to wait for ever.
    let milliseconds = Int(min(max(1, lockTimeout * 1_000), 2_000_000_000))
    try connection.execute(
      """
      BEGIN \(mode); SET LOCAL lock_timeout = \(milliseconds); SET LOCAL search_path = pg_catalog, pg_temp;
      SET LOCAL bytea_output = hex; SET LOCAL idle_in_transaction_session_timeout = 0
      """)
  }

  /// Gives the transaction up; a connection that is lost has done so.
  func rollBack() {
    guard connection.isOpen else { return }
    do throws(StoreError) { try connection.execute("ROLLBACK") } catch {}
  }

  // MARK: - Reading

  func head() throws -> Head {
    let rows = try connection.query(
      "SELECT store_id, digest_version, revision, digest, order_digest FROM midas.head")
    guard rows.count == 1 else { throw damagedHead }
    return Head(
      storeID: rows.text(0, 0), digestVersion: rows.number(0, 1), revision: rows.number(0, 2),
      digest: try rows.digest(0, 3), order: try rows.digest(0, 4))
  }

  /// The one row of the head is not there, or has company.
  var damagedHead: StoreError {
    .damaged("\(connection.place): midas.head has not one row; restore it from a backup")
  }

  func index() throws -> [RecordedEntry] {
    let rows = try connection.query(
      "SELECT merchant, digest, order_digest, workspace FROM midas.merchants ORDER BY merchant")
    return try (0..<rows.count).map { row in
      RecordedEntry(
        handle: rows.text(row, 0), digest: try rows.digest(row, 1), order: try rows.digest(row, 2),
        owner: rows.text(row, 3))
    }
  }

  func isOwned(by workspace: String) throws -> Bool {
    let rows = try connection.query(
      "SELECT NOT EXISTS (SELECT FROM midas.merchants WHERE workspace <> $1)", [.text(workspace)])
    return rows.isTrue(0, 0)
  }

  func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws {
    let handles = Parameter.array(handles)
    let merchants = try connection.query(
      """
      SELECT merchant, workspace, digest, seal FROM midas.merchants
      WHERE merchant = ANY ($1::text[]) ORDER BY merchant
      """, [handles])
    let fingerprints = try fingerprints(in: handles)
    let cursors = try cursors(of: handles)
    for row in 0..<merchants.count {
      let handle = merchants.text(row, 0)
      var resources: [RecordedResource] = []
      for cursor in cursors {
        while let key = cursor.nextKey(of: handle) { resources.append(try cursor.take(key, fingerprints)) }
      }
      resources.sort { $0.resource.address < $1.resource.address }
      try body(
        RecordedMerchant(
          handle: handle, owner: merchants.text(row, 1), resources: resources,
          digest: try merchants.digest(row, 2), seal: try merchants.digest(row, 3)))
    }
  }

  /// The rows of all tables of resources that the merchants in an array of handles have.
  func cursors(of handles: Parameter) throws(StoreError) -> [ResourceCursor] {
    var cursors: [ResourceCursor] = []
    for table in ResourceTable.all {
      cursors.append(
        ResourceCursor(table, try connection.query(ResourceCursor.statement(for: table), [handles])))
    }
    return cursors
  }

  /// What is known of the values behind the references of those merchants, by the address of the resource.
  func fingerprints(in handles: Parameter) throws(StoreError) -> [String: [SecretFingerprint]] {
    let rows = try connection.query(
      """
      SELECT address, reference, key_id, fingerprint FROM midas.fingerprints
      WHERE merchant = ANY ($1::text[]) ORDER BY address, reference
      """, [handles])
    var known: [String: [SecretFingerprint]] = [:]
    for row in 0..<rows.count {
      known[rows.text(row, 0), default: []].append(
        SecretFingerprint(
          reference: rows.text(row, 1), keyID: rows.text(row, 2), digest: try rows.digest(row, 3)))
    }
    return known
  }

  func rows(of handles: [String]) throws -> [String: MerchantRow] {
    let found = try connection.query(
      """
      SELECT merchant, workspace, next_ordinal, digest, order_digest, seal FROM midas.merchants
      WHERE merchant = ANY ($1::text[])
      """, [.array(handles)])
    var rows: [String: MerchantRow] = [:]
    for index in 0..<found.count {
      var row = MerchantRow(owner: found.text(index, 1))
      row.nextOrdinal = found.number(index, 2)
      row.digest = try found.digest(index, 3)
      row.order = try found.digest(index, 4)
      row.seal = try found.digest(index, 5)
      rows[found.text(index, 0)] = row
    }
    return rows
  }

  func deletableCount(in handles: [String]) throws -> DeletableCount {
    let rows = try connection.query(
      """
      SELECT (SELECT count(*) FROM midas.channels WHERE merchant = ANY ($1::text[]))
        + (SELECT count(*) FROM midas.submerchants WHERE merchant = ANY ($1::text[])),
        (SELECT count(*) FROM midas.channels WHERE merchant = ANY ($1::text[]) AND mode = 'live')
      """, [.array(handles)])
    return DeletableCount(all: rows.number(0, 0), liveChannels: rows.number(0, 1))
  }
}
#endif
