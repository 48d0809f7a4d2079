import Foundation
import PostgreSQLSupport
import TestSupport

/// A server that a test asks on loopback; it ends with the test, or with whatever ends the test.
///
/// It is killed and not waited for: whoever runs tests may have signals blocked, SIGTERM and SIGCHLD among them.
final class Server {
  let port: Int
  private let process = Process()
  private let leash = Pipe()

  /// Starts `program` in `folder`, and waits until it answers on `port`.
  init(_ program: PublicTool, _ arguments: [String], on port: Int, in folder: URL) throws {
    self.port = port
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", #""$@" & child=$!; read -r _; kill -KILL $child"#, "sh", program.executable?.path ?? ""]
      + arguments
    process.currentDirectoryURL = folder
    process.standardInput = leash
    process.standardOutput = FileHandle.nullDevice
    let log = folder.appending(path: "server.log")
    try Data().write(to: log)
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    for _ in 0..<400 where !Loopback.answers(on: port) { usleep(25_000) }
    guard Loopback.answers(on: port) else {
      throw Failure(log: (try? String(contentsOf: log, encoding: .utf8)) ?? "")
    }
  }

  /// Why a server did not start.
  struct Failure: Error {
    let log: String
  }

  /// What the server says to a request of each caller, one line each.
  func answers(to callers: [String], code: String) throws -> [String] {
    let script = """
      import sys, urllib.request
      for caller in sys.stdin.read().split():
          url = "http://127.0.0.1:%s/?code=%s" % (sys.argv[1], sys.argv[2])
          request = urllib.request.Request(url, headers={"X-Forwarded-For": caller})
          print(urllib.request.urlopen(request).read().decode().strip())
      """
    let run = try PublicTool.python.run(
      ["-c", script, String(port), code], in: Repository.root, input: callers.joined(separator: "\n"))
    return run.output.split(separator: "\n").map(String.init)
  }

  deinit {
    try? leash.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
