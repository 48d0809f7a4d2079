import GRDB
import MidasStore

/// Which schema a file has; refuses what is not ours or too new.
struct SchemaCheck {
  /// How many migrations were run; 0 in an empty file.
  let version: Int

  init(_ database: Database) throws {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard application == Schema.applicationID || (application == 0 && version == 0 && tables == 0) else {
      throw StoreError.unavailable("the file is an SQLite database of another program")
    }
    guard version <= Schema.version else {
      throw StoreError.unavailable(
        "the state has schema \(version), this program knows \(Schema.version): install a newer midas")
    }
  }
}
