#if PostgreSQL
import MidasStore

/// Which schema a database has; refuses what is not ours or too new.
struct SchemaCheck {
  /// How many migrations were run; 0 where there is no state yet.
  let version: Int
  /// Whether the server only replays what another one writes.
  let isReplica: Bool
  /// Whether the schema is there, be it empty.
  let hasSchema: Bool

  init(_ connection: borrowing Connection) throws(StoreError) {
    // The catalog answers whatever rights the role has: what it may not read must not look like an empty state.
    let found = try connection.query(
      """
      SELECT pg_is_in_recovery(), n.oid IS NOT NULL, count(c.oid),
        count(c.oid) FILTER (WHERE c.relname IN ('head', 'schema_version'))
      FROM (SELECT) AS one
      LEFT JOIN pg_namespace AS n ON n.nspname = 'midas'
      LEFT JOIN pg_class AS c ON c.relnamespace = n.oid
      GROUP BY n.oid
      """)
    isReplica = found.isTrue(0, 0)
    hasSchema = found.isTrue(0, 1)
    guard found.number(0, 2) > 0 else {
      version = 0
      return
    }
    guard found.number(0, 3) == 2 else {
      throw StoreError.unavailable("\(connection.place): the schema `midas` belongs to another program")
    }
    let recorded = try connection.query("SELECT version FROM midas.schema_version")
    guard recorded.count == 1 else {
      throw StoreError.damaged(
        "\(connection.place): midas.schema_version has not one row; restore it from a backup")
    }
    version = recorded.number(0, 0)
    guard version <= Schema.version else {
      throw StoreError.unavailable(
        "\(connection.place): the state has schema \(version), this program knows \(Schema.version): install a newer midas"
      )
    }
  }
}
#endif
