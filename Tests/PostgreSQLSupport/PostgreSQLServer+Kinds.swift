public import Foundation
public import TestSupport

extension PostgreSQLServer {
  /// A streaming replica of this server, on a cluster that `pg_basebackup` copied.
  public func replica() throws -> PostgreSQLServer {
    try PostgreSQLServer { folder in
      try Self.run(
        "pg_basebackup", "-d", url(), "-D", folder.appending(path: "data").path, "-R", "-X", "stream",
        "-c", "fast", "--no-sync")
    }
  }

  /// Waits until a replica has what this server has written by now.
  public func waitForReplay(on replica: PostgreSQLServer) throws {
    let position = try sql("SELECT pg_current_wal_lsn()")
    for _ in 0..<200 {
      if try replica.sql("SELECT pg_last_wal_replay_lsn() >= '\(position)'") == "t" { return }
      usleep(50_000)
    }
    throw Failure(program: "postgres", errors: "the replica does not catch up: \(replica.log)")
  }

  /// The command line of OpenSSL, or a test that needs it is skipped.
  public static let openssl = PublicTool("openssl")

  /// A server that refuses whoever comes without TLS, as `localhost`, and two authorities: the one that vouches for
  /// it and another.
  public static func encrypted() throws -> (server: PostgreSQLServer, authority: URL, other: URL) {
    let settings = ["ssl = on", "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'"]
    let access = ["hostssl all all 127.0.0.1/32 trust", "host all all 127.0.0.1/32 reject"]
    let server = try PostgreSQLServer(settings: settings, access: access) { folder in
      let data = folder.appending(path: "data")
      for name in ["ca", "other"] {
        try make(
          ["req", "-x509", "-days", "2", "-out", "\(name).crt"] + key("\(name).key", for: name), in: data)
      }
      try make(["req", "-out", "server.csr"] + key("server.key", for: "localhost"), in: data)
      try make(
        [
          "x509", "-req", "-in", "server.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial",
          "-days", "2",
          "-out", "server.crt",
        ], in: data)
      for name in ["server.key", "server.crt"] { try giveAway(data.appending(path: name)) }
    }
    // Clients may not look into the cluster's own folder.
    let data = server.folder.appending(path: "data")
    for name in ["ca.crt", "other.crt"] {
      try FileManager.default.copyItem(
        at: data.appending(path: name), to: server.folder.appending(path: name))
    }
    return (server, server.folder.appending(path: "ca.crt"), server.folder.appending(path: "other.crt"))
  }

  private static func key(_ file: String, for name: String) -> [String] {
    [
      "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", file, "-subj",
      "/CN=\(name)",
    ]
  }

  private static func make(_ arguments: [String], in folder: URL) throws {
    let outcome = try openssl.run(arguments, in: folder)
    guard outcome.exit == 0 else { throw Failure(program: "openssl", errors: outcome.errors) }
  }
}
