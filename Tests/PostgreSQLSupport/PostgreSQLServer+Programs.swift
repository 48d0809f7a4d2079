public import Foundation
import Glibc
import TestSupport

extension PostgreSQLServer {
  /// A program that ended badly.
  public struct Failure: Error, CustomStringConvertible {
    /// Which one.
    public let program: String
    /// What it said.
    public let errors: String
    /// Both.
    public var description: String { "\(program): \(errors)" }
  }

  /// Runs one of PostgreSQL's programs as a user that a server may run as.
  public static func run(_ name: String, _ arguments: String...) throws { try run(name, arguments) }

  static func run(_ name: String, _ arguments: [String]) throws {
    let tool = PublicTool(name)
    guard let path = tool.executable?.path else { throw Failure(program: name, errors: "not installed") }
    let command = asServer + ["bash", "-c", alone, "bash", path] + arguments
    let outcome = try Program.run(
      URL(filePath: "/usr/bin/env"), command, in: URL(filePath: "/"),
      environment: ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C"])
    guard outcome.exit == 0 else { throw Failure(program: name, errors: outcome.errors + outcome.output) }
  }

  /// Closes what the test process left open before it becomes the program that its arguments name.
  ///
  /// A server that goes on in the background would hold it open, and the test would wait for its end.
  private static let alone = """
    for file in /proc/$$/fd/*; do
      number=${file##*/}
      [ "$number" -le 2 ] || [ "$number" -eq 255 ] || eval "exec $number>&-"
    done
    exec "$@"
    """

  /// How a command begins that must not run as root, under which a server refuses to start.
  static var asServer: [String] {
    getuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
  }

  /// Makes a file or folder the server's own.
  public static func giveAway(_ file: URL) throws {
    guard getuid() == 0, let user = getpwnam("postgres") else { return }
    guard chown(file.path, user.pointee.pw_uid, user.pointee.pw_gid) == 0 else {
      throw Failure(program: "chown", errors: String(cString: strerror(errno)))
    }
  }

  /// Appends lines to a file.
  public static func append(_ lines: [String], to file: URL) throws {
    let old = try String(contentsOf: file, encoding: .utf8)
    try overwrite(file, with: old + "\n" + lines.joined(separator: "\n") + "\n")
  }

  /// Writes a file of the cluster, which stays the server's own.
  public static func overwrite(_ file: URL, with text: String) throws {
    try Data(text.utf8).write(to: file)
    try giveAway(file)
  }

  /// Runs `body` while a session of psql holds what `sql` locks.
  public func whileSomebodyHolds(
    _ sql: String, in database: String, _ body: () throws -> Void
  ) throws {
    let holder = Process()
    let (input, output) = (Pipe(), Pipe())
    holder.executableURL = PublicTool("psql").executable
    holder.arguments = ["-XAtq", "-d", url(database)]
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    try input.fileHandleForWriting.write(contentsOf: Data("BEGIN;\n\(sql);\nSELECT 'held';\n".utf8))
    _ = output.fileHandleForReading.availableData
    defer {
      try? input.fileHandleForWriting.close()
      holder.waitUntilExit()
    }
    try body()
  }
}
