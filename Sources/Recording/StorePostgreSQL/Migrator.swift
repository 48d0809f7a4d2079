#if PostgreSQL
import MidasPlanning
import MidasStore

/// Brings a schema up to date inside the writer's transaction.
enum Migrator {
  /// The advisory lock that those who change the schema take: "midas" in ASCII.
  private static let lock = 0x6D_6964_6173

  static func run(on connection: borrowing Connection) throws(StoreError) {
    let seen = try SchemaCheck(connection)
    guard !seen.isReplica else {
      throw StoreError.unavailable("\(connection.place) is a read-only replica: apply needs the primary")
    }
    guard seen.version < Schema.version else { return }
    _ = try connection.query("SELECT pg_advisory_xact_lock($1::bigint)::text", [.number(lock)])
    // Whoever had the lock before may have done the work.
    let check = try SchemaCheck(connection)
    guard check.version < Schema.version else { return }
    guard connection.encoding == "UTF8" else {
      throw StoreError.unavailable(
        "\(connection.place): the database is in \(connection.encoding), which lacks characters that names may have: create it with ENCODING 'UTF8'"
      )
    }
    if !check.hasSchema { try connection.execute("CREATE SCHEMA midas") }
    for migration in Schema.migrations[check.version...] { try connection.execute(migration) }
    try connection.execute("UPDATE midas.schema_version SET version = $1::bigint", [.number(Schema.version)])
    if check.version == 0 { try create(.created(), on: connection) }
  }

  private static func create(_ head: Head, on connection: borrowing Connection) throws(StoreError) {
    try connection.execute(
      """
      INSERT INTO midas.head (id, store_id, digest_version, revision, digest, order_digest)
      VALUES (1, $1, $2::bigint, $3::bigint, decode($4, 'hex'), decode($5, 'hex'))
      """,
      [
        .text(head.storeID), .number(head.digestVersion), .number(head.revision), .digest(head.digest),
        .digest(head.order),
      ])
  }
}
#endif
