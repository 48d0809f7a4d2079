public import Foundation
import Synchronization
public import TestSupport
public import Testing

/// A real PostgreSQL server on loopback, in a folder of its own, that ends with the process that started it.
///
/// Every role may connect without a password, and `tester` may do anything. The server trades durability for
/// speed: it survives `kill -9`, not a power cut.
public final class PostgreSQLServer: Sendable {
  /// The programs of PostgreSQL, or a test that needs them is skipped.
  public static let initdb = PublicTool("initdb")
  /// Whether there is a server to start.
  public static var isInstalled: Bool { initdb.isInstalled }
  /// Why a test that needs a server was skipped.
  public static let comment: Comment = "PostgreSQL is not installed: run `.ci/setup-tests`"

  /// The one that the tests of a process share, each with a database of its own.
  public static func shared() throws -> PostgreSQLServer { try sharedServer.get() }

  private static let sharedServer = Result { try PostgreSQLServer() }
  private static let databases = Atomic(0)

  /// The port on 127.0.0.1.
  public let port: Int
  /// The folder in which the server lives; its cluster is `data`, its log `log`.
  public let folder: URL
  private let supervisor: Supervisor

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - settings: Lines of postgresql.conf beside the usual ones.
  ///   - access: Lines of pg_hba.conf that come before those that let everybody in.
  ///   - prepare: Changes the cluster, given the folder, before the server starts.
  public convenience init(
    settings: [String] = [], access: [String] = [], prepare: (URL) throws -> Void = { _ in }
  ) throws {
    try self.init { folder in
      try Self.run(
        "initdb", "-D", folder.appending(path: "data").path, "-U", "tester", "-A", "trust", "--no-sync",
        "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")
      try Self.append(Self.usual + settings, to: folder.appending(path: "data/postgresql.conf"))
      let hba = folder.appending(path: "data/pg_hba.conf")
      let old = try String(contentsOf: hba, encoding: .utf8)
      try Self.overwrite(hba, with: access.joined(separator: "\n") + "\n" + old)
      try prepare(folder)
    }
  }

  /// Starts a server on the cluster that `make` puts into the folder's `data`.
  public init(making make: (URL) throws -> Void) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "midas-pg-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.giveAway(folder)
    try make(folder)
    port = try Loopback.freePort()
    supervisor = try Supervisor(
      """
      read -r _
      pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
      while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
      rm -rf "$1"
      """, folder.path)
    try start()
  }

  deinit { supervisor.end() }

  /// Nothing is lost when the server or its client is killed, and no disk is waited for.
  private static let usual = [
    "fsync = off", "full_page_writes = off", "shared_buffers = 32MB", "max_connections = 120", "jit = off",
    "unix_socket_directories = ''", "listen_addresses = '127.0.0.1'", "lc_messages = 'C'",
    "logging_collector = off", "wal_level = replica", "max_wal_senders = 4",
  ]

  // MARK: - Running

  /// Starts the server, and waits until it answers.
  public func start() throws {
    try control("start", "-w", "-t", "60", "-l", folder.appending(path: "log").path, "-o", "-p \(port)")
  }

  /// Stops it: `fast` disconnects, `immediate` is as if it were killed.
  public func stop(_ mode: String = "fast") throws { try control("stop", "-m", mode, "-w") }

  /// What it logged.
  public var log: String {
    (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
  }

  private func control(_ arguments: String...) throws {
    try Self.run("pg_ctl", ["-D", folder.appending(path: "data").path, "-s"] + arguments)
  }

  // MARK: - Databases

  /// Where clients find a database; `role` needs no password.
  public func url(
    _ database: String = "postgres", role: String = "tester", port: Int? = nil, more: String = ""
  )
    -> String
  {
    "postgresql://\(role)@127.0.0.1:\(port ?? self.port)/\(database)\(more.isEmpty ? "" : "?\(more)")"
  }

  /// Makes a database that no other test has, and drops it afterwards.
  ///
  /// - Parameter template: The database that it is a copy of, to which nobody is connected; an empty one by default.
  public func withDatabase<Answer>(
    copying template: String = "template1", _ body: (String) throws -> Answer
  ) throws -> Answer {
    let name = "test_\(Self.databases.add(1, ordering: .relaxed).newValue)"
    try sql("CREATE DATABASE \(name) TEMPLATE \(template)")
    defer { _ = try? sql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
    return try body(name)
  }

  /// What `psql` prints for statements, rows as lines and columns with `|` between.
  @discardableResult
  public func sql(_ text: String, in database: String = "postgres", role: String = "tester") throws -> String
  {
    let psql = PublicTool("psql")
    let outcome = try psql.run(
      ["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", url(database, role: role), "-c", text], in: folder)
    guard outcome.exit == 0 else { throw Failure(program: "psql", errors: outcome.errors) }
    return outcome.output.trimmingCharacters(in: .newlines)
  }
}
