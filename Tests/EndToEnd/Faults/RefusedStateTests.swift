import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

/// States that are none, that are too new, or that may not be written.
@Suite("A state that cannot be taken as it is")
struct RefusedStateTests {
  private let session: StateSession
  private var state: String { session.path(".midas/state.db") }

  init() throws {
    session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    try session.midas("apply", "--auto-approve")
    try session.declare(StateSession.merchant([("card", "AB12D")]))
  }

  private static let verbs = [["show"], ["plan"], ["history"], ["apply", "--auto-approve"]]

  /// Runs every verb, each of which must be refused for `reason`, and expects the file to stay as it was.
  private func expectRefusal(_ reason: String, as user: User = .tester) throws {
    let before = try Data(contentsOf: URL(filePath: state))
    for verb in Self.verbs {
      let run = try user.midas(verb, in: session.scratch.url)
      #expect(run.exit == 69, "\(verb): \(run)")
      #expect(run.errors.contains(reason), "\(verb): \(run.errors)")
    }
    #expect(try Data(contentsOf: URL(filePath: state)) == before)
  }

  private func edit(_ sql: String) throws {
    let queue = try DatabaseQueue(path: state)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try queue.close()
  }

  @Test("of a newer schema is refused")
  func newerSchema() throws {
    try edit("PRAGMA user_version = 9999")
    try expectRefusal("install a newer midas")
  }

  @Test("of another program is refused")
  func otherProgram() throws {
    try edit("PRAGMA application_id = 1")
    try expectRefusal("another program")
  }

  @Test("that is no database is refused", arguments: ["text", "zeros", "header"])
  func noDatabase(kind: String) throws {
    let bytes =
      switch kind {
      case "text": Data(String(repeating: "merchant: acme\n", count: 500).utf8)
      case "zeros": Data(count: 8192)
      default: try Data(contentsOf: URL(filePath: state)).prefix(1000)
      }
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: state + suffix) }
    try bytes.write(to: URL(filePath: state))
    try expectRefusal("state.db")
  }

  @Test("whose rows were edited is refused by whoever would take them for what was applied")
  func editedRows() throws {
    try edit("UPDATE channels SET mid = 'STOLEN'")
    for verb in [
      ["show"], ["lookup", "acme", "kcp.AB12C", "--from", "state"], ["plan"], ["apply", "--auto-approve"],
      ["undo", "1", "--auto-approve"], ["export"], ["export", "--out", "exported"],
      ["state", "copy", "sqlite:.midas/state.db", "sqlite:copy.db"],
    ] {
      let run = try Tool.run(verb, in: session.scratch.url)
      #expect(run.exit == 69, "\(verb): \(run)")
      #expect(run.errors.contains("`midas drift`"), "\(verb): \(run.errors)")
      #expect(!run.output.contains("STOLEN"))
    }
    #expect(!FileManager.default.fileExists(atPath: session.path("exported")))
    #expect(try Tool.run(["show", "--state", "sqlite:copy.db"], in: session.scratch.url).output.isEmpty)
  }

  @Test("whose exclusive MIDs were edited is not exported, since midas.yaml would open them")
  func editedClaims() throws {
    try edit("UPDATE live_mids SET store = 'acme:books'")
    let run = try Tool.run(["export"], in: session.scratch.url)
    #expect(run.exit == 69 && run.errors.contains("`midas drift`"), "\(run)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "that has bytes where a text must stand is refused, and ends nobody",
    arguments: [
      ("channels", "source_commit", ["show", "plan", "export", "drift"]),
      ("live_mids", "channel", ["export", "drift"]),
      ("revisions", "source_commit", ["history"]), ("changes", "before", ["history"]),
      ("changes", "former_address", ["history"]), ("head", "store_id", ["show", "plan", "export"]),
    ])
  func otherType(table: String, column: String, verbs: [String]) throws {
    try edit(
      """
      DROP TRIGGER changes_stay; DROP TRIGGER revisions_stay; PRAGMA writable_schema = 1;
      UPDATE sqlite_master SET sql = replace(replace(sql, ') STRICT, ', ') '), ') STRICT', ')')
      WHERE name = '\(table)'
      """)
    try edit("UPDATE \(table) SET \(column) = x'FF'")
    for verb in verbs {
      let run = try Tool.run([verb], in: session.scratch.url)
      let isNamed = run.exit == 69 || (verb == "drift" && run.exit == 2)
      #expect(isNamed && !run.errors.contains("Fatal error"), "\(verb): \(run)")
    }
  }

  @Test(
    "in a folder that may not be written is read, and nothing is applied", .enabled(if: User.other != nil))
  func readOnlyFolder() throws {
    let user = try #require(User.other)
    let files = FileManager.default
    for suffix in ["-wal", "-shm"] { try? files.removeItem(atPath: state + suffix) }
    chmod(session.path(".midas"), 0o555)
    chmod(state, 0o444)
    defer { chmod(session.path(".midas"), 0o755) }
    let before = try Data(contentsOf: URL(filePath: state))
    let names = try files.subpathsOfDirectory(atPath: session.path(".midas"))
    for verb in [["show"], ["plan"], ["history"]] {
      let run = try user.midas(verb, in: session.scratch.url)
      #expect(run.exit == 0, "\(verb): \(run)")
    }
    let run = try user.midas(["apply", "--auto-approve"], in: session.scratch.url)
    #expect(run.exit == 69 && run.errors.contains("state.db"), "\(run)")
    #expect(try Data(contentsOf: URL(filePath: state)) == before)
    #expect(try files.subpathsOfDirectory(atPath: session.path(".midas")) == names)
  }

  @Test(
    "in a folder that may not be written, with commits in its log, is refused",
    .enabled(if: User.other != nil))
  func readOnlyLog() throws {
    let user = try #require(User.other)
    try Data("commits".utf8).write(to: URL(filePath: state + "-wal"))
    chmod(session.path(".midas"), 0o555)
    defer { chmod(session.path(".midas"), 0o755) }
    try expectRefusal("state.db", as: user)
  }
}

/// Who runs midas: permissions do not bind root.
private enum User {
  case tester
  case nobody

  /// Somebody who may read a tester's files and not write into the tester's folders; needs `setpriv` as root.
  static var other: User? {
    guard geteuid() == 0 else { return .tester }
    guard let run = try? nobody.midas(["--version"], in: URL(filePath: "/")) else { return nil }
    return run.exit == 0 ? .nobody : nil
  }

  func midas(_ arguments: [String], in folder: URL) throws -> Program {
    guard self == .nobody else { return try Tool.run(arguments, in: folder) }
    let identity = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--", Tool.url.path]
    return try Program.run(
      URL(filePath: "/usr/bin/setpriv"), identity + arguments, in: folder, environment: Tool.environment)
  }
}
