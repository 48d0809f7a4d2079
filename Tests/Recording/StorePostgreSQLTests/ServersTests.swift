#if PostgreSQL
import Dispatch
import Foundation
import MidasPlanning
import MidasResources
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import Synchronization
import TestSupport
import Testing

@Suite(
  "The PostgreSQL store works", .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct ServersTests {
  @Test("on a streaming replica for everything but apply")
  func replica() throws {
    let primary = try PostgreSQLServer()
    let store = PostgreSQLStore(url: primary.url())
    try store.settle(Sample.wanted)
    let replica = try primary.replica()
    let copy = PostgreSQLStore(url: replica.url())
    try store.settle(Sample.wanted(mid: "M7"))
    try primary.waitForReplay(on: replica)

    #expect(try copy.recorded() == store.recorded())
    #expect(try copy.read { try StateDigest.digest(of: $0) } == store.read { try StateDigest.digest(of: $0) })
    let plan = try copy.plan(Sample.wanted(mid: "M8")).plan
    #expect(try plan == store.plan(Sample.wanted(mid: "M8")).plan)
    let error = refusal { _ = try copy.apply(plan, by: Author(actor: "test")) }
    #expect(
      error?.unavailability?.contains("is a read-only replica: apply needs the primary") == true,
      "\(error as Any)")
    // What was planned on the replica is applied to the primary.
    #expect(try store.apply(plan, by: Author(actor: "test")).number == 3)
  }

  @Test(
    "over TLS as sslmode asks, and says what is wrong with a certificate",
    .enabled(if: PostgreSQLServer.openssl.isInstalled, PostgreSQLServer.openssl.comment))
  func encryption() throws {
    let (server, authority, other) = try PostgreSQLServer.encrypted()
    func store(_ host: String, _ more: String) -> PostgreSQLStore {
      let url = server.url(more: "hostaddr=127.0.0.1&\(more)").replacing("@127.0.0.1:", with: "@\(host):")
      return PostgreSQLStore(url: url)
    }
    func expect(_ words: String, _ store: PostgreSQLStore, sourceLocation: SourceLocation = #_sourceLocation)
    {
      let error = refusal { _ = try store.recorded() }
      #expect(
        error?.unavailability?.contains(words) == true, "\(error as Any)", sourceLocation: sourceLocation)
    }
    expect("no encryption", store("localhost", "sslmode=disable"))
    try store("localhost", "sslmode=verify-full&sslrootcert=\(authority.path)").settle(Sample.wanted)
    #expect(try store("localhost", "sslmode=require").recorded().count == 4)
    expect("certificate verify failed", store("localhost", "sslmode=verify-full&sslrootcert=\(other.path)"))
    expect(
      "does not match host name", store("127.0.0.1", "sslmode=verify-full&sslrootcert=\(authority.path)"))
    expect("does not exist", store("localhost", "sslmode=verify-full&sslrootcert=/no/such.crt"))
  }

  @Test(
    "behind a pooler that hands each transaction to another process",
    .enabled(if: Pooler.program.isInstalled, Pooler.program.comment))
  func pooler() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let pooler = try Pooler(before: server, size: 2)
      let url = server.url(database, port: pooler.port)
      try PostgreSQLStore(url: url).settle(Sample.wanted)
      // Each writes merchants of its own, through two connections for all of them.
      let errors = Mutex([String]())
      DispatchQueue.concurrentPerform(iterations: 4) { writer in
        let store = PostgreSQLStore(url: url, lockTimeout: 60)
        for round in 0..<5 {
          let handle = "m\(writer)"
          let channel = Resource.channel(handle, "card", mid: "\(writer)-\(round)")
          let wanted = Wanted(
            workspace: "w\(writer)", selection: .merchants([handle]),
            merchants: [WantedMerchant(handle, [channel])])
          do { try store.settle(wanted) } catch { errors.withLock { $0.append("\(error)") } }
        }
      }
      #expect(errors.withLock { $0 } == [])
      let straight = PostgreSQLStore(url: server.url(database))
      #expect(try straight.read { try $0.head().revision } == 21)
      // Nothing was left behind in the sessions that are shared.
      let left = try server.sql("SELECT count(*) FROM pg_class WHERE relname LIKE 'staged_%'", in: database)
      #expect(left == "0")
    }
  }
}
#endif
