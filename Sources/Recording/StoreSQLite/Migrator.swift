import GRDB
import MidasPlanning
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

/// Brings a schema up to date inside the writer's transaction.
struct Migrator {
  let database: Database

  init(_ database: Database) {
    self.database = database
  }

  func run() throws {
    let version = try SchemaCheck(database).version
    guard version < Schema.version else { return }
    for migration in Schema.migrations[version...] { try database.execute(sql: migration) }
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
    if version == 0 { try createHead() }
  }

  private func createHead() throws {
    let head = EmptyState().head()
    let id = (0..<2).map { _ in hexadecimal(UInt64.random(in: .min ... .max)) }.joined()
    try database.execute(
      sql:
        "INSERT INTO head (id, store_id, digest_version, revision, digest, order_digest) VALUES (1, ?, ?, 0, ?, ?)",
      arguments: [id, head.digestVersion, head.digest.data, head.order.data])
  }

  private func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
