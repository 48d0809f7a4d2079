#if PostgreSQL
import Foundation
import Glibc
import MidasPlanning
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import Synchronization
import TestSupport
import Testing

@Suite(
  "An apply to PostgreSQL that is killed",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct KilledOnPostgreSQLTests {
  @Test(
    "at a statement leaves the state before, and once the commit was sent, after", arguments: [true, false])
  func statements(isFirst: Bool) throws {
    var tally = FaultTally("kill at statements of \(isFirst ? "the first" : "an") apply to PostgreSQL")
    try Bench.withState(isFirst: isFirst) { bench in
      for point in Set(FaultRun.points(bench.statements, quick: 6) + [bench.statements]).sorted() {
        for hasSent in [false, true] {
          let isCommitted = hasSent && point == bench.statements
          tally.count(
            "statement \(point), \(hasSent ? "sent" : "not sent")",
            try bench.kill(at: point, hasSent: hasSent, isCommitted: isCommitted))
        }
      }
    }
    tally.report()
  }

  @Test("at a random time leaves the state before or after", arguments: [true, false])
  func anyTime(isFirst: Bool) throws {
    var random = SeededRandom(seed: FaultRun.seed)
    var tally = FaultTally(
      "kill at random times of \(isFirst ? "the first" : "an") apply to PostgreSQL")
    try Bench.withState(isFirst: isFirst) { bench in
      for round in 0..<FaultRun.rounds(quick: 5) {
        // Most of the time goes into starting and planning; the last part is where it writes.
        let share = Double(40 + random.next(below: 70)) / 100
        tally.count("round \(round) of seed \(FaultRun.seed)", try bench.kill(after: bench.duration * share))
      }
    }
    tally.report()
  }
}

/// A state on a real server and a declaration that differs from it.
private struct Bench {
  private let session: StateSession
  private let server: PostgreSQLServer
  /// The database that every trial gets a copy of.
  private let template: String
  /// How many statements an apply sends; the last one commits.
  let statements: Int
  /// How long it takes.
  let duration: Duration

  /// Runs `body` with a state that does not exist, or is at revision 1.
  static func withState(isFirst: Bool, _ body: (Bench) throws -> Void) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { template in
      let session = try StateSession()
      if !isFirst {
        try session.declare(StateSession.merchant([("card", "AAA01"), ("bank", "AAA02"), ("old", "AAA03")]))
        try session.midas(["apply", "--auto-approve", "--state", server.url(template)])
      }
      // Two MIDs change places, a channel goes and another one takes its MID.
      try session.declare(StateSession.merchant([("card", "AAA02"), ("bank", "AAA01"), ("new", "AAA03")]))
      let (statements, duration) = try server.withDatabase(copying: template) { database in
        let proxy = try StatementProxy(to: server.port) { _ in .pass }
        defer { proxy.stop() }
        let started = ContinuousClock.now
        try session.midas(apply(to: server.url(database, port: proxy.port, more: plain)))
        return (proxy.count, ContinuousClock.now - started)
      }
      try body(
        Bench(
          session: session, server: server, template: template, statements: statements, duration: duration))
    }
  }

  /// A proxy sees statements only where they are not encrypted.
  private static let plain = "sslmode=disable&gssencmode=disable"

  /// What is said of work by hand is read after the commit, which has to be the last statement.
  private static func apply(to url: String) -> [String] {
    ["apply", "--quiet", "--auto-approve", "--allow", "deletions,live-channel-deletions", "--state", url]
  }

  /// Kills an apply before or after it has sent a statement, and says what is wrong with what it leaves.
  func kill(at point: Int, hasSent: Bool, isCommitted: Bool) throws -> [String] {
    try complaints(whereCommitted: [isCommitted]) { database in
      let victim = Atomic<Int32>(0)
      let proxy = try StatementProxy(to: server.port) { statement in
        guard statement == point else { return .pass }
        while victim.load(ordering: .sequentiallyConsistent) == 0 { usleep(1_000) }
        Glibc.kill(victim.load(ordering: .sequentiallyConsistent), SIGKILL)
        return hasSent ? .pass : .cut
      }
      defer { proxy.stop() }
      let process = try start(at: server.url(database, port: proxy.port, more: Self.plain))
      victim.store(process.processIdentifier, ordering: .sequentiallyConsistent)
      process.waitUntilExit()
      return process.terminationReason == .uncaughtSignal ? [] : ["not killed"]
    }
  }

  /// Kills an apply after that time, and says what is wrong with what it leaves.
  func kill(after time: Duration) throws -> [String] {
    try complaints(whereCommitted: [true, false]) { database in
      let process = try start(at: server.url(database))
      usleep(useconds_t(time / .microseconds(1)))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      return []
    }
  }

  /// Runs `body`, in which an apply is killed that may have been committed as is said, and adds to its complaints.
  private func complaints(
    whereCommitted possible: Set<Bool>, _ body: (_ database: String) throws -> [String]
  ) throws -> [String] {
    try server.withDatabase(copying: template) { database in
      let store = PostgreSQLStore(url: server.url(database))
      let before = try store.read { try $0.head() }
      var complaints = try body(database)
      // The server may still be at the last statement that it got.
      try waitUntilNobodyIsConnected(to: database)
      let left = try store.read { try $0.head() }
      let isCommitted = left.revision == before.revision + 1
      if !possible.contains(isCommitted) { complaints.append("revision \(left.revision)") }
      if !isCommitted, left != before { complaints.append("neither before nor after") }
      complaints += try store.audit().faults
      // Nothing is locked or left to undo: the next apply just goes through.
      try session.midas(Self.apply(to: server.url(database)))
      complaints += try store.audit().faults
      if try store.read({ try $0.head().revision }) != before.revision + 1 {
        complaints.append("the next apply ended elsewhere")
      }
      return complaints
    }
  }

  private func start(at url: String) throws -> Process {
    let process = Process()
    process.executableURL = Tool.url
    process.arguments = Self.apply(to: url)
    process.currentDirectoryURL = session.scratch.url
    process.environment = ["PATH": "/usr/bin:/bin", "GITHUB_ACTOR": "tester", "HOME": "/nonexistent"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func waitUntilNobodyIsConnected(to database: String) throws {
    let sql =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = '\(database)' AND application_name = 'midas'"
    for _ in 0..<200 {
      if try server.sql(sql) == "0" { return }
      usleep(20_000)
    }
  }
}
#endif
