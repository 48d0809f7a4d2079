#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

/// The transaction in which apply writes to PostgreSQL.
final class PostgreSQLTransaction: PostgreSQLReader, StateTransaction {
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

  /// Writes what the store keeps of merchants whose own row stays.
  func update(_ rows: [String: MerchantRow]) throws {
    guard !rows.isEmpty else { return }
    let rows = rows.sorted { precedesInBytes($0.key, $1.key) }
    try connection.execute(
      """
      UPDATE midas.merchants AS kept
      SET workspace = new.workspace, next_ordinal = new.next_ordinal, digest = decode(new.digest, 'hex'),
        order_digest = decode(new.order_digest, 'hex'), seal = decode(new.seal, 'hex')
      FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[])
        AS new (merchant, workspace, next_ordinal, digest, order_digest, seal)
      WHERE kept.merchant = new.merchant
      """,
      [
        .array(rows.map(\.key)), .array(rows.map(\.value.owner)),
        .array(rows.map { String($0.value.nextOrdinal) }), .array(rows.map(\.value.digest.hex)),
        .array(rows.map(\.value.order.hex)), .array(rows.map(\.value.seal.hex)),
      ])
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

  func take(_ entries: [HeldClaim]) throws {
    for table in Claim.Table.allCases {
      let taking = entries.filter { $0.claim.table == table }
      guard !taking.isEmpty else { continue }
      let columns = (table.keyColumns + [table.holderColumn]).joined(separator: ", ")
      let keys = table.keyColumns.indices.map { part in
        Parameter.array(taking.lazy.map { $0.claim.key[part] })
      }
      let taken = try connection.query(
        """
        INSERT INTO midas.\(table.rawValue) (\(columns))
        SELECT * FROM unnest(\(table.keyArrays), $\(keys.count + 1)::text[])
        ON CONFLICT DO NOTHING RETURNING \(table.keyColumns.joined(separator: ", "))
        """, keys + [.array(taking.map(\.holder.text))])
      guard taken.count < taking.count else { continue }
      let mine = Set((0..<taken.count).map { row in keys.indices.map { taken.text(row, $0) } })
      let missing = taking.first { !mine.contains($0.claim.key) } ?? taking[0]
      throw StoreError.taken(
        missing.claim, by: try holders(of: [missing.claim]).first?.first(where: \.isExact)?.address)
    }
  }

  func sharedMID(among claims: [Claim]) throws -> HeldClaim? {
    guard !claims.isEmpty else { return nil }
    let found = try connection.query(
      """
      SELECT asked.number, held.channel
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (pg, mid, number)
      JOIN midas.live_mids AS held ON held.pg = asked.pg AND held.mid = asked.mid AND held.store <> ''
      ORDER BY asked.number LIMIT 1
      """, [.array(claims.lazy.map { $0.key[0] }), .array(claims.lazy.map { $0.key[1] })])
    guard found.count > 0 else { return nil }
    guard let address = Address(parsing: found.text(0, 1)) else {
      throw StoreError.damaged("`\(found.text(0, 1))` is recorded as a holder")
    }
    return HeldClaim(claims[found.number(0, 0) - 1], holder: address)
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

  func append(_ changes: [RecordedChange], at places: [Int], of revision: Int) throws {
    guard !changes.isEmpty else { return }
    let columns = "revision, position, action, address, former_address, before, after, ordinal, seal, rotated"
    try connection.copy("COPY midas.changes (\(columns)) FROM STDIN") { writer throws(StoreError) in
      for (position, change) in zip(places, changes) {
        writer.append(revision)
        writer.append(position)
        try writer.append(change.action.rawValue)
        try writer.append(change.address.text)
        try writer.append(change.from?.text)
        try writer.append(change.beforeText)
        try writer.append(change.afterText)
        try writer.append(change.ordinal.map(String.init))
        writer.append(change.seal)
        try writer.append(change.rotatedText)
        writer.endRow()
      }
    }
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
    guard !ticks.isEmpty else { return }
    let columns = "revision, position, task, time, actor"
    try connection.copy("COPY midas.worklist_ticks (\(columns)) FROM STDIN") { writer throws(StoreError) in
      for tick in ticks {
        writer.append(tick.revision)
        writer.append(tick.position)
        try writer.append(tick.task)
        try writer.append(tick.time)
        try writer.append(tick.actor)
        writer.endRow()
      }
    }
  }
}
#endif
