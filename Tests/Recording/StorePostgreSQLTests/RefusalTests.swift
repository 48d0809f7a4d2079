#if PostgreSQL
import MidasPlanning
import MidasStore
import MidasStorePostgreSQL
import MidasStoreSQLite
import PostgreSQLSupport
import StateSupport
import Testing

@Suite(
  "The PostgreSQL store refuses, and says why,",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct RefusalTests {
  /// Expects that reading and applying are both refused for a reason that has `words` in it.
  private func expectRefusal(
    _ words: String, of store: PostgreSQLStore, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for body in [
      { _ = try store.plan(Sample.wanted(mid: "M8")) }, { try store.settle(Sample.wanted(mid: "M8")) },
    ] {
      let error = refusal(body)
      #expect(
        error?.unavailability?.contains(words) == true, "\(error as Any)", sourceLocation: sourceLocation)
    }
  }

  private func withState(_ body: (PostgreSQLServer, String, PostgreSQLStore) throws -> Void) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(Sample.wanted)
      try body(server, database, store)
    }
  }

  @Test("a schema `midas` of another program, and leaves it as it is")
  func otherProgram() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      try server.sql("CREATE SCHEMA midas; CREATE TABLE midas.notes (text text)", in: database)
      try expectRefusal("belongs to another program", of: PostgreSQLStore(url: server.url(database)))
      #expect(
        try server.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'midas'", in: database) == "1")
    }
  }

  @Test("but takes an empty schema that somebody made for it")
  func emptySchema() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      try server.sql("CREATE SCHEMA midas", in: database)
      try PostgreSQLStore(url: server.url(database)).settle(Sample.wanted)
    }
  }

  @Test("a newer schema")
  func newer() throws {
    try withState { server, database, store in
      try server.sql("UPDATE midas.schema_version SET version = 99", in: database)
      try expectRefusal("the state has schema 99", of: store)
    }
  }

  @Test(
    "a state that somebody damaged",
    arguments: [
      "DROP TABLE midas.channels CASCADE", "ALTER TABLE midas.channels DROP COLUMN mid",
      "DELETE FROM midas.head",
      "DELETE FROM midas.schema_version", "DROP TABLE midas.merchants CASCADE",
    ])
  func damage(sql: String) throws {
    try withState { server, database, store in
      try server.sql(sql, in: database)
      try expectRefusal("damaged", of: store)
    }
  }

  @Test("to copy a row that somebody edited")
  func editedRow() throws {
    try withState { server, database, store in
      try server.sql("UPDATE midas.channels SET mid = 'X9' WHERE channel = 'card'", in: database)
      try withTemporaryFolder { folder throws in
        let copy = SQLiteStore(path: folder + "/state.db")
        let error = refusal { _ = try store.copy(to: copy) }
        #expect(
          error?.unavailability?.contains("`midas drift` says what was changed") == true, "\(error as Any)")
        #expect(try copy.recorded().isEmpty)
      }
    }
  }

  @Test("a database whose encoding cannot hold every name")
  func encoding() throws {
    let server = try PostgreSQLServer.shared()
    try server.sql(
      "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc")
    let store = PostgreSQLStore(url: server.url("latin"))
    let error = refusal { try store.settle(Sample.wanted) }
    #expect(error?.unavailability?.contains("ENCODING 'UTF8'") == true, "\(error as Any)")
  }

  @Test("a role without rights, by the right that it lacks")
  func rights() throws {
    try withState { server, database, _ in
      try server.sql(
        """
        CREATE ROLE \(database)_nobody LOGIN; CREATE ROLE \(database)_reader LOGIN;
        GRANT USAGE ON SCHEMA midas TO \(database)_reader;
        GRANT SELECT ON ALL TABLES IN SCHEMA midas TO \(database)_reader
        """, in: database)
      defer {
        _ = try? server.sql(
          "DROP OWNED BY \(database)_reader; DROP ROLE \(database)_nobody, \(database)_reader", in: database)
      }
      try expectRefusal(
        "role `\(database)_nobody` needs the rights that docs/stores.md lists",
        of: PostgreSQLStore(url: server.url(database, role: "\(database)_nobody")))

      // Who may read may plan; apply says what is missing.
      let reader = PostgreSQLStore(url: server.url(database, role: "\(database)_reader"))
      let plan = try reader.plan(Sample.wanted(mid: "M8")).plan
      #expect(plan.steps.count > 0)
      let error = refusal { _ = try reader.apply(plan, by: Author(actor: "test")) }
      #expect(error?.unavailability?.contains("permission denied for table head") == true, "\(error as Any)")
    }
  }

  @Test("to create a state where the role may not")
  func creation() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      try server.sql("CREATE ROLE \(database)_guest LOGIN")
      defer { _ = try? server.sql("DROP ROLE \(database)_guest") }
      let store = PostgreSQLStore(url: server.url(database, role: "\(database)_guest"))
      #expect(try store.recorded().isEmpty)
      let error = refusal { try store.settle(Sample.wanted) }
      #expect(error?.unavailability?.contains("permission denied for database") == true, "\(error as Any)")
    }
  }

  @Test("the rights that docs/stores.md lists are enough")
  func documentedRights() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let statements = try Rights.documented(for: database)
      // What everybody has from the start is not among them.
      try server.sql("REVOKE ALL ON DATABASE \(database) FROM PUBLIC", in: database)
      try server.sql("GRANT CONNECT ON DATABASE \(database) TO PUBLIC", in: database)
      try server.sql(statements.creation, in: database)
      defer {
        _ = try? server.sql(
          "DROP OWNED BY \(database)_apply, \(database)_read; DROP ROLE \(database)_apply, \(database)_read",
          in: database)
      }
      let applier = PostgreSQLStore(url: server.url(database, role: "\(database)_apply"))
      try applier.settle(Sample.wanted)
      try server.sql(statements.reading, in: database)
      let reader = PostgreSQLStore(url: server.url(database, role: "\(database)_read"))
      #expect(try reader.recorded() == applier.recorded())
      #expect(try reader.read { try $0.changes(in: 1).count } > 0)
      try applier.settle(Sample.wanted(mid: "M8"))
    }
  }

  @Test(
    "a server that is not there, a database that does not exist and a URL that is none",
    arguments: [
      ("postgresql://tester@127.0.0.1:1/x", "Connection refused"),
      ("postgresql://tester@127.0.0.1:PORT/no_such", "database \"no_such\" does not exist"),
      ("postgresql://tester@127.0.0.1:PORT/x?sslmod=off", "not one that libpq reads"),
      ("postgresql://tester:hunter2@127.0.0.1:PORT/x", "password"),
      ("postgresql://tester@127.0.0.1:PORT/x?p%61ssword=hunter2", "password"),
      ("postgresql://tester:hunter2@[127.0.0.1/x", "not one that libpq reads"),
    ])
  func unreachable(url: String, words: String) throws {
    let port = try PostgreSQLServer.shared().port
    let store = PostgreSQLStore(url: url.replacing("PORT", with: String(port)))
    let error = refusal { _ = try store.recorded() }
    #expect(error?.unavailability?.contains(words) == true, "\(error as Any)")
    #expect(!"\(error as Any)".contains("hunter2"))
  }
}
#endif
