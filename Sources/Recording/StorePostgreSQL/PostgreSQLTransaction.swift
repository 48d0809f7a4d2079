#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

/// The transaction in which apply writes to PostgreSQL.
final class PostgreSQLTransaction: PostgreSQLReader, StateTransaction {
  /// The rows that wait to be written.
  lazy var spools = Spools(to: connection.place)
  /// The merchants that the waiting rows are of.
  var handles: [String] = []

  /// Locks the head until the transaction ends; waits for another writer as long as the lock timeout says.
  func becomeTheWriter() throws(StoreError) {
    let head = try connection.query("SELECT revision FROM midas.head FOR UPDATE")
    guard head.count == 1 else { throw damagedHead }
    // A commit that was reported must outlive a power cut, whatever the role prefers.
    _ = try connection.query(
      """
      SELECT set_config('synchronous_commit', 'on', true)
      WHERE current_setting('synchronous_commit') = 'off'
      """)
  }

  /// Keeps what was written.
  func commit() throws(StoreError) {
    do throws(StoreError) {
      try connection.execute("COMMIT")
    } catch {
      guard !connection.isOpen else { throw error }
      throw StoreError.unavailable(
        "\(connection.place): the connection was lost during the commit: it is recorded whole or not at all; `midas history` says which"
      )
    }
  }

  func now() throws -> String {
    // The transaction may have waited for another one since it began.
    try connection.query(
      "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
    ).text(0, 0)
  }

  // MARK: - Invariants

  func release(_ holders: [Address]) throws {
    for table in Claim.Table.allCases {
      let releasing = holders.filter { ($0.kind == .merchant) == (table == .merchantCodes) }
      guard !releasing.isEmpty else { continue }
      try connection.execute(
        "DELETE FROM midas.\(table.rawValue) WHERE \(table.holderColumn) = ANY ($1::text[])",
        [.array(releasing.map(\.text))])
    }
  }

  func sharedMIDs() throws -> [SharedMID] {
    let rows = try connection.query(SharedMID.statement("midas.live_mids"))
    return (0..<rows.count).map { row in
      SharedMID(
        Claim(.liveMIDs, [rows.text(row, 0), rows.text(row, 1), ""]), of: rows.text(row, 2),
        and: rows.text(row, 3))
    }
  }

  // MARK: - History

  func update(_ head: Head) throws {
    try connection.execute(
      """
      UPDATE midas.head SET store_id = $1, digest_version = $2::bigint, revision = $3::bigint,
        digest = decode($4, 'hex'), order_digest = decode($5, 'hex')
      """,
      [
        .text(head.storeID), .number(head.digestVersion), .number(head.revision), .digest(head.digest),
        .digest(head.order),
      ])
    // A hint for whoever listens; what is behind a replica or a pooler asks the head.
    _ = try connection.query("SELECT pg_notify('midas', $1)::text", [.number(head.revision)])
  }

  func append(_ revision: Revision) throws {
    try connection.execute(
      """
      INSERT INTO midas.revisions (revision, time, actor, source_commit, fingerprint, digest)
      VALUES ($1::bigint, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'))
      """,
      [
        .number(revision.number), .text(revision.time), .text(revision.actor), .text(revision.commit),
        .digest(revision.fingerprint), .digest(revision.digest),
      ])
  }

  func append(_ ticks: [WorklistTick]) throws {
    let spool = RowSpool(.ticks, to: connection.place)
    try spool.append(TableRows(ticks))
    try connection.copy(spool)
  }
}
#endif
