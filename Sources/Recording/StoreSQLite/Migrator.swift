import GRDB
import MidasPlanning
import MidasStore

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
    let head = Head.created()
    try database.execute(
      sql:
        "INSERT INTO head (id, store_id, digest_version, revision, digest, order_digest) VALUES (1, ?, ?, 0, ?, ?)",
      arguments: [head.storeID, head.digestVersion, head.digest.data, head.order.data])
  }
}
