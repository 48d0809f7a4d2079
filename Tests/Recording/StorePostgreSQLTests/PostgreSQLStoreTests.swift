#if PostgreSQL
import MidasPlanning
import MidasResources
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import TestSupport
import Testing

@Suite(
  "The PostgreSQL store", .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment),
  .timeLimit(.minutes(5)))
struct PostgreSQLStoreTests {
  @Test("is created by apply only")
  func creation() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      _ = try store.plan(Sample.wanted)
      #expect(
        try server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'midas'", in: database) == "0")
      try store.settle(Sample.wanted)
      #expect(try server.sql("SELECT version FROM midas.schema_version", in: database) == "1")
    }
  }
}
#endif
