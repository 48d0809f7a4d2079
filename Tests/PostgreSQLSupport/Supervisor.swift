import Foundation
import Glibc

/// A program beside this process that ends, and is cleaned up after, as soon as this process does.
///
/// It waits for a pipe to close, which happens however this process ends.
final class Supervisor: Sendable {
  private let pipe: Int32

  /// Runs a script of sh whose standard input ends when the supervisor or this process does.
  init(_ script: String, _ arguments: String...) throws {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw PostgreSQLServer.Failure(program: "pipe", errors: String(cString: strerror(errno)))
    }
    // Closed in every other child, or one of them would keep the server alive.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = ends[1]
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "trap '' INT TERM HUP\n\(script)", "sh"] + arguments
    process.standardInput = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// Lets it do its work.
  func end() { close(pipe) }
}
