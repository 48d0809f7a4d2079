import Foundation
import Glibc

/// A process that outlives this one by a moment, and then takes the server and its folder away.
///
/// It waits for a pipe to close, which happens however this process ends.
final class Supervisor: Sendable {
  private let pipe: Int32

  init(folder: URL) throws {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw PostgreSQLServer.Failure(program: "pipe", errors: String(cString: strerror(errno)))
    }
    // Closed in every other child, or one of them would keep the server alive.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = ends[1]
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      """
      trap '' INT TERM HUP
      read -r _
      pid=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null
      while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
      rm -rf "$1"
      """, "sh", folder.path,
    ]
    process.standardInput = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Lets it do its work.
  func end() { close(pipe) }
}
