#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore

/// Rows are put by, and go in one COPY a table however many batches there are.
extension PostgreSQLTransaction {
  func write(_ batch: Batch) throws {
    try delete(batch.leaving)
    handles += batch.handles
    for (spool, rows) in zip(spools.tables, batch.tables) { try spool.append(rows) }
    for (spool, rows) in zip(spools.claims, batch.claims) { try spool.append(rows) }
    try spools.changes.append(batch.changes)
  }

  func settle() throws {
    defer {
      spools = Spools(to: connection.place)
      handles = []
    }
    for spool in spools.tables { try connection.copy(spool) }
    for (spool, table) in zip(spools.claims, Claim.Table.allCases) where !spool.hasNothingToWrite {
      try take(spool, of: table)
    }
    if !handles.isEmpty {
      let asked = Self.literal(handles)
      for spool in spools.tables { try readBack(spool, of: asked) }
    }
    try connection.copy(spools.changes)
  }

  // MARK: - What goes

  private func delete(_ addresses: [Address]) throws {
    guard !addresses.isEmpty else { return }
    try connection.execute(
      """
      DELETE FROM midas.fingerprints AS kept USING unnest($1::text[], $2::text[]) AS gone (merchant, address)
      WHERE kept.merchant = gone.merchant AND kept.address = gone.address
      """, [.array(addresses.lazy.map(\.merchant)), .array(addresses.lazy.map(\.text))])
    for table in ResourceTable.all {
      try delete(addresses.lazy.filter { $0.kind == table.kind }.map { table.key(of: $0) }, from: table)
    }
  }

  private func delete(_ keys: [[String]], from table: ResourceTable) throws {
    guard !keys.isEmpty else { return }
    let parts = table.keyColumns.indices
    let arrays = parts.map { "$\($0 + 1)::text[]" }.joined(separator: ", ")
    let columns = table.keyColumns.map { "\"\($0)\"" }
    let isSameKey = columns.map { "kept.\($0) = gone.\($0)" }.joined(separator: " AND ")
    try connection.execute(
      """
      DELETE FROM midas."\(table.name)" AS kept
      USING unnest(\(arrays)) AS gone (\(columns.joined(separator: ", "))) WHERE \(isSameKey)
      """, parts.map { part in .array(keys.lazy.map { $0[part] }) })
  }

  // MARK: - What comes

  /// Gives entries to their holders; who has one of them already can be asked only before the server gives up.
  private func take(_ spool: RowSpool, of table: Claim.Table) throws {
    try connection.execute("SAVEPOINT taking")
    guard try connection.copyUnlessTaken(spool) else {
      try connection.execute("ROLLBACK TO SAVEPOINT taking")
      throw try taken(of: spool, table)
    }
    try connection.execute("RELEASE SAVEPOINT taking")
  }

  /// Which of the entries belongs to whom.
  private func taken(of spool: RowSpool, _ table: Claim.Table) throws -> StoreError {
    var claims: [Claim] = []
    try spool.forEachRow { claims.append(Claim(table, Array($0.prefix(table.keyColumns.count)))) }
    for group in claims.groups {
      for (claim, holders) in zip(group, try holders(of: Array(group))) {
        if let holder = holders.first(where: \.isExact) { return .taken(claim, by: holder.address) }
      }
    }
    return .stale("two resources of the plan take the same entry of \(table.rawValue)")
  }

  // MARK: - What is there

  /// Holds what a table has of merchants against what it is to have.
  ///
  /// - Parameter handles: Those of the merchants, as a literal.
  private func readBack(_ spool: RowSpool, of handles: String) throws {
    let table = spool.table
    func name(_ line: some Sequence<UInt8>) -> String { table.name(of: CopyText.cells(of: line)) }
    var lines = RowSpool.Lines(spool)
    try connection.read(
      """
      COPY (
        SELECT \(table.columns.map { "kept.\"\($0.name)\"" }.joined(separator: ", "))
        FROM midas."\(table.name)" AS kept JOIN unnest(\(handles)) AS asked (merchant) ON asked.merchant = kept.merchant
        ORDER BY \(table.keyColumns.map { "kept.\"\($0.name)\"" }.joined(separator: ", "))
      ) TO STDOUT
      """
    ) { line throws(StoreError) in
      guard try !lines.skip(line) else { return }
      throw .misread(name(try lines.next() ?? Array(line.dropLast())))
    }
    if let missing = try lines.next() { throw StoreError.misread(name(missing)) }
  }

  private static func literal(_ handles: [String]) -> String {
    let array = String(decoding: Parameter.array(handles).bytes ?? [], as: UTF8.self)
    return
      "'\(array.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'::text[]"
  }
}

/// What waits to be written.
struct Spools {
  /// Rows of the tables of merchants, in their order.
  let tables: [RowSpool]
  /// Entries of what only one may hold, in the order of tables.
  let claims: [RowSpool]
  /// What the revision changed.
  let changes: RowSpool

  /// Nothing waits.
  init(to place: String) {
    tables = StateTable.ofMerchants.map { RowSpool($0, to: place) }
    claims = StateTable.ofClaims.map { RowSpool($0, to: place) }
    changes = RowSpool(.changes, to: place)
  }
}
#endif
