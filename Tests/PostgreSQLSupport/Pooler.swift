import Foundation
import Glibc
public import TestSupport

/// A real pgbouncer before a server, in transaction mode with few connections to share.
public final class Pooler: Sendable {
  /// The program, or a test that needs it is skipped.
  public static let program = PublicTool("pgbouncer")

  /// The port on 127.0.0.1.
  public let port: Int
  private let supervisor: Supervisor

  /// Starts one that hands each transaction to one of `size` connections to the server.
  public init(before server: PostgreSQLServer, size: Int) throws {
    port = try Loopback.freePort()
    let folder = server.folder.appending(path: "pooler-\(port)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try PostgreSQLServer.giveAway(folder)
    let settings = folder.appending(path: "pgbouncer.ini")
    try PostgreSQLServer.overwrite(
      settings,
      with: """
        [databases]
        * = host=127.0.0.1 port=\(server.port) user=tester
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = \(port)
        unix_socket_dir =
        auth_type = any
        pool_mode = transaction
        default_pool_size = \(size)
        max_client_conn = 100
        logfile = \(folder.path)/log

        """)
    guard let path = Self.program.executable?.path else {
      throw PostgreSQLServer.Failure(program: "pgbouncer", errors: "not installed")
    }
    let command = (PostgreSQLServer.asServer + [path, settings.path]).joined(separator: " ")
    supervisor = try Supervisor(
      """
      \(command) </dev/null &
      pid=$!
      read -r _
      kill -KILL $pid
      """)
    try waitUntilItListens(log: folder.appending(path: "log"))
  }

  deinit { supervisor.end() }

  private func waitUntilItListens(log: URL) throws {
    for _ in 0..<200 {
      if let socket = Loopback.connection(to: port) {
        close(socket)
        return
      }
      usleep(50_000)
    }
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    throw PostgreSQLServer.Failure(program: "pgbouncer", errors: "it does not listen: \(text)")
  }
}
