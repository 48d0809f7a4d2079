import Foundation
import TestSupport
import Testing

/// A PostgreSQL of one process and one script, for what its types say; nothing listens and nothing stays behind.
enum PostgreSQLSession {
  static let initdb = PublicTool("initdb")
  private static let postgres = PublicTool("postgres")
  /// Lets root run as somebody else, which PostgreSQL insists on.
  private static let setpriv = PublicTool("setpriv")

  /// The value of the column `answer` of every row that the statements select, one statement a line.
  static func answers(to statements: [String]) throws -> [String] {
    let scratch = try Scratch()
    let data = scratch.url.appending(path: "data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: false)
    if isRoot {
      // Somebody else has to find the way through folders that tests keep to themselves.
      for folder in [scratch.url, data] {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      }
      try FileManager.default.setAttributes(
        [.ownerAccountName: "nobody", .posixPermissions: 0o700], ofItemAtPath: data.path)
    }
    let made = try run(
      initdb, ["-D", data.path, "--no-sync", "--no-locale", "-E", "UTF8", "-A", "trust"], in: scratch.url)
    try #require(made.exit == 0, "\(made.errors)")
    let script = statements.joined(separator: "\n") + "\n"
    let session = try run(
      postgres, ["--single", "-D", data.path, "template1"], in: scratch.url, input: script)
    try #require(!session.errors.contains("ERROR"), "\(session.errors)")
    return session.output.split(separator: "\n").compactMap { line in
      guard let start = line.range(of: "answer = \""), let end = line.range(of: "\"\t(typeid") else {
        return nil
      }
      return String(line[start.upperBound..<end.lowerBound])
    }
  }

  private static func run(
    _ tool: PublicTool, _ arguments: [String], in folder: URL, input: String? = nil
  ) throws -> Program {
    guard isRoot, let path = tool.executable?.path else {
      return try tool.run(arguments, in: folder, input: input)
    }
    return try setpriv.run(
      ["--reuid=nobody", "--regid=nogroup", "--clear-groups", path] + arguments, in: folder, input: input)
  }

  private static var isRoot: Bool { NSUserName() == "root" }
}
