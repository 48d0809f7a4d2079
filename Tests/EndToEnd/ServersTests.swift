#if PostgreSQL
import Foundation
import PostgreSQLSupport
import Synchronization
import TestSupport
import Testing

/// Every way in which a server can be other than a plain one that is there, seen by who runs midas.
@Suite(
  "With a PostgreSQL server that", .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment),
  .timeLimit(.minutes(20)))
struct ServersTests {
  /// A workspace whose state is at revision 1, and that declares something else now.
  private func session(on url: String) throws -> StateSession {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas(["apply", "--auto-approve", "--state", url])
    try session.declare(StateSession.merchant([("card", "AB12D")]))
    return session
  }

  /// Expects that a verb ends with `exit` and says `words`.
  private func expect(
    _ verb: [String], _ exit: Int32, _ words: String? = nil, in session: StateSession, on url: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let run = try session.midas(verb + ["--state", url], exit: exit, sourceLocation: sourceLocation)
    guard let words else { return }
    #expect(run.errors.contains(words), "\(run.errors)", sourceLocation: sourceLocation)
  }

  /// What it says of work by hand is read after the commit, which has to be its last statement.
  private static let apply = ["apply", "--auto-approve", "--quiet"]

  /// Every verb that only reads.
  private static let reading = [
    ["plan"], ["show"], ["history"], ["lookup", "acme", "kcp.AB12C"], ["drift"], ["export"],
  ]

  @Test("is a streaming replica every verb answers but apply, which needs the primary (69)")
  func replica() throws {
    let primary = try PostgreSQLServer()
    let session = try session(on: primary.url())
    let replica = try primary.replica()
    for verb in Self.reading {
      let here = try session.midas(verb + ["--state", replica.url()])
      // What names the store is another name.
      guard verb != ["export"] else { continue }
      #expect(try session.midas(verb + ["--state", primary.url()]).output == here.output, "\(verb)")
    }
    let words = "is a read-only replica: apply needs the primary"
    try expect(Self.apply, 69, words, in: session, on: replica.url())

    // A plan that was made there goes to the primary, unless it came too late.
    try session.midas(["plan", "--out", "plan.json", "--state", replica.url()])
    try session.midas(["apply", "--plan", "plan.json", "--state", primary.url()])
    try expect(["apply", "--plan", "plan.json"], 3, "revision 2", in: session, on: primary.url())
  }

  @Test(
    "requires TLS is refused without it and reached with it (69, 0)",
    .enabled(if: PostgreSQLServer.openssl.isInstalled, PostgreSQLServer.openssl.comment))
  func encryption() throws {
    let (server, authority, other) = try PostgreSQLServer.encrypted()
    func url(_ more: String) -> String {
      server.url(more: "hostaddr=127.0.0.1&\(more)").replacing("@127.0.0.1:", with: "@localhost:")
    }
    let session = try session(on: url("sslmode=verify-full&sslrootcert=\(authority.path)"))
    for verb in Self.reading + [Self.apply] {
      try expect(verb, 69, "no encryption", in: session, on: url("sslmode=disable"))
    }
    let stranger = url("sslmode=verify-full&sslrootcert=\(other.path)")
    try expect(Self.apply, 69, "certificate verify failed", in: session, on: stranger)
    try expect(Self.apply, 0, in: session, on: url("sslmode=require"))
  }

  @Test(
    "lies behind pgbouncer in transaction mode every verb works (0)",
    .enabled(if: Pooler.program.isInstalled, Pooler.program.comment))
  func pooler() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let pooler = try Pooler(before: server, size: 1)
      let session = try session(on: server.url(database, port: pooler.port))
      for verb in Self.reading + [Self.apply] {
        try session.midas(verb + ["--state", server.url(database, port: pooler.port)])
      }
      try session.midas(["plan", "--detailed-exitcode", "--state", server.url(database)])
    }
  }

  @Test("grants the role no rights, or only those to read, says which is missing (69)")
  func rights() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let session = try session(on: server.url(database))
      let (nobody, reader) = ("\(database)_nobody", "\(database)_reader")
      try server.sql(
        """
        CREATE ROLE \(nobody) LOGIN; CREATE ROLE \(reader) LOGIN; GRANT USAGE ON SCHEMA midas TO \(reader);
        GRANT SELECT ON ALL TABLES IN SCHEMA midas TO \(reader)
        """, in: database)
      defer { _ = try? server.sql("DROP OWNED BY \(reader); DROP ROLE \(nobody), \(reader)", in: database) }
      for verb in Self.reading + [Self.apply] {
        let words = "role `\(nobody)` needs the rights that docs/stores.md lists"
        try expect(verb, 69, words, in: session, on: server.url(database, role: nobody))
      }
      for verb in Self.reading { try session.midas(verb + ["--state", server.url(database, role: reader)]) }
      let words = "permission denied for table head"
      try expect(Self.apply, 69, words, in: session, on: server.url(database, role: reader))
    }
  }

  @Test("ends statements too early says which setting it was (69)")
  func statementTimeout() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let session = try session(on: server.url(database))
      let url = server.url(database)
      try server.sql("ALTER DATABASE \(database) SET statement_timeout = '300ms'")
      try server.whileSomebodyHolds("SELECT FROM midas.head FOR UPDATE", in: database) {
        try expect(Self.apply, 69, "raise statement_timeout for role `tester`", in: session, on: url)
        try expect(Self.apply + ["--lock-timeout", "50ms"], 5, "another apply", in: session, on: url)
      }
      try session.midas(Self.apply + ["--state", url])
    }
  }

  @Test("restarts during an apply leaves the state before (69)", arguments: ["fast", "immediate"])
  func restart(mode: String) throws {
    let server = try PostgreSQLServer()
    let session = try session(on: server.url())
    let before = try session.midas(["show", "--format", "json", "--state", server.url()]).output

    /// Applies through a proxy; how many statements came by, of which one may restart the server.
    func apply(restartingAt statement: Int, exit: Int32, _ words: String? = nil) throws -> Int {
      let restart = Mutex<Result<Void, any Error>?>(nil)
      let proxy = try StatementProxy(to: server.port) { number in
        guard number == statement else { return .pass }
        let outcome = Result {
          try server.stop(mode)
          try server.start()
        }
        restart.withLock { $0 = outcome }
        return .pass
      }
      defer { proxy.stop() }
      let url = server.url(port: proxy.port, more: "sslmode=disable&gssencmode=disable")
      try expect(Self.apply, exit, words, in: session, on: url)
      // The line is cut before the server is back.
      while statement > 0, restart.withLock({ $0 == nil }) { usleep(20_000) }
      try restart.withLock { try $0?.get() }
      return proxy.count
    }

    // Of an apply that goes through the statements are counted; the last one commits.
    try session.midas(["state", "copy", server.url(), "sqlite:before.db"])
    let count = try apply(restartingAt: 0, exit: 0)
    try server.sql("DROP SCHEMA midas CASCADE")
    try session.midas(["state", "copy", "sqlite:before.db", server.url()])
    for statement in [2, count / 2, count - 3, count] {
      let words = statement == count ? "`midas history` says which" : nil
      _ = try apply(restartingAt: statement, exit: 69, words)
      #expect(try session.midas(["show", "--format", "json", "--state", server.url()]).output == before)
    }
    try session.midas(Self.apply + ["--state", server.url()])
  }
}
#endif
