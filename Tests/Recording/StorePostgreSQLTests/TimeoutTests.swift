#if PostgreSQL
import MidasPlanning
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import Testing

@Suite(
  "An apply to PostgreSQL that has to wait",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct TimeoutTests {
  @Test("for another apply gives up after the lock timeout; readers wait for nobody")
  func lock() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(Sample.wanted)
      let plan = try store.plan(Sample.wanted(mid: "M8")).plan
      let waiting = PostgreSQLStore(url: server.url(database), lockTimeout: 0.1)
      try store.write { _ throws in
        #expect(refusal { _ = try waiting.apply(plan, by: Author(actor: "test")) }?.isBusy == true)
        #expect(try waiting.recorded().count == 4)
      }
      // Not to wait at all is not to wait for ever.
      let impatient = PostgreSQLStore(url: server.url(database), lockTimeout: 0)
      try store.write { _ throws in
        #expect(refusal { _ = try impatient.apply(plan, by: Author(actor: "test")) }?.isBusy == true)
      }
      #expect(try impatient.apply(plan, by: Author(actor: "test")).number == 2)
    }
  }

  @Test("for another one to create the state gives up as well")
  func creation() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      let waiting = PostgreSQLStore(url: server.url(database), lockTimeout: 0.1)
      let plan = try store.plan(Sample.wanted).plan
      try store.write { _ throws in
        #expect(refusal { _ = try waiting.apply(plan, by: Author(actor: "test")) }?.isBusy == true)
        #expect(try waiting.recorded().isEmpty)
      }
    }
  }

  @Test("longer than the server lets a statement run says which setting it was")
  func statement() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(Sample.wanted)
      let plan = try store.plan(Sample.wanted(mid: "M8")).plan
      try server.sql("ALTER DATABASE \(database) SET statement_timeout = '100ms'")
      let hurried = PostgreSQLStore(url: server.url(database), lockTimeout: 5)
      try store.write { _ throws in
        let error = refusal { _ = try hurried.apply(plan, by: Author(actor: "test")) }
        #expect(
          error?.unavailability?.contains("raise statement_timeout for role `tester`") == true,
          "\(error as Any)")
      }
      #expect(try store.read { try $0.head().revision } == 1)
      #expect(try hurried.apply(plan, by: Author(actor: "test")).number == 2)
    }
  }
}
#endif
