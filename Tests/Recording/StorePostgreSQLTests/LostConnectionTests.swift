#if PostgreSQL
import Foundation
import MidasPlanning
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import TestSupport
import Testing

@Suite(
  "An apply to PostgreSQL whose connection is lost",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct LostConnectionTests {
  /// Applies through a proxy that has `verdict` on statement `number`, on a state at revision 1 or on none.
  private func apply(
    isFirst: Bool, judging statement: Int, _ verdict: StatementProxy.Verdict,
    _ look: (_ error: StoreError?, _ before: Head, _ store: PostgreSQLStore, _ statements: Int) throws -> Void
  ) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      if !isFirst { try store.settle(Sample.wanted) }
      let plan = try store.plan(Sample.wanted(mid: "M8")).plan
      let before = try store.read { try $0.head() }
      let proxy = try StatementProxy(to: server.port) { $0 == statement ? verdict : .pass }
      defer { proxy.stop() }
      let url = server.url(database, port: proxy.port, more: "sslmode=disable&gssencmode=disable")
      let error = refusal { _ = try PostgreSQLStore(url: url).apply(plan, by: Author(actor: "test")) }
      try look(error, before, store, proxy.count)
    }
  }

  private func count(isFirst: Bool) throws -> Int {
    var count = 0
    try apply(isFirst: isFirst, judging: 0, .pass) { error, _, _, statements in
      #expect(error == nil)
      count = statements
    }
    return count
  }

  @Test(
    "at any statement leaves the state before, and the next apply goes through", arguments: [true, false])
  func everyStatement(isFirst: Bool) throws {
    let count = try count(isFirst: isFirst)
    #expect(count > 20)
    var tally = FaultTally("lost lines at statements of \(isFirst ? "the first" : "an") apply to PostgreSQL")
    for number in 1...count {
      try apply(isFirst: isFirst, judging: number, .cut) { error, before, store, _ in
        var complaints: [String] = []
        if error?.unavailability?.contains("connection was lost") != true {
          complaints.append("the error is \(error as Any)")
        }
        if try store.read({ try $0.head() }) != before { complaints.append("not the state before") }
        complaints += try store.audit().faults
        tally.count("statement \(number)", complaints)
        try store.settle(Sample.wanted(mid: "M8"))
      }
    }
    tally.report()
  }

  @Test("before the answer to the commit says that the state is whole, and it is")
  func commit() throws {
    let count = try count(isFirst: false)
    try apply(isFirst: false, judging: count, .passAndCut) { error, before, store, _ in
      #expect(error?.unavailability?.contains("`midas history` says which") == true, "\(error as Any)")
      // The statement was run; the server may still be at it.
      for _ in 0..<100 where try store.read({ try $0.head() }) == before { usleep(20_000) }
      #expect(try store.read { try $0.head().revision } == 2)
      #expect(try store.plan(Sample.wanted(mid: "M8")).plan.isEmpty)
    }
  }

  @Test("since its process at the server was ended leaves the state before")
  func terminated() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      try store.settle(Sample.wanted)
      let plan = try store.plan(Sample.wanted(mid: "M8")).plan
      let watched = PostgreSQLStore(url: server.url(database)) { statement in
        guard statement.hasPrefix("INSERT INTO midas.revisions") else { return }
        _ = try? server.sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database)' AND application_name = 'midas'"
        )
      }
      let error = refusal { _ = try watched.apply(plan, by: Author(actor: "test")) }
      #expect(error?.unavailability?.contains("terminating connection") == true, "\(error as Any)")
      #expect(try store.read { try $0.head().revision } == 1)
      try store.settle(Sample.wanted(mid: "M8"))
    }
  }

  @Test("since the server restarted leaves the state before", arguments: ["fast", "immediate"])
  func restart(mode: String) throws {
    let server = try PostgreSQLServer()
    let store = PostgreSQLStore(url: server.url())
    try store.settle(Sample.wanted)
    let before = try store.recorded()
    for point in ["SELECT revision FROM midas.head", "COPY midas.\"changes\"", "COMMIT"] {
      let plan = try store.plan(Sample.wanted(mid: "M8")).plan
      let watched = PostgreSQLStore(url: server.url()) { statement in
        guard statement.hasPrefix(point) else { return }
        do {
          try server.stop(mode)
          try server.start()
        } catch { Issue.record(error) }
      }
      let error = refusal { _ = try watched.apply(plan, by: Author(actor: "test")) }
      #expect(error?.unavailability != nil, "\(point): \(error as Any)")
      #expect(try store.recorded() == before)
    }
    try store.settle(Sample.wanted(mid: "M8"))
  }
}
#endif
