import Foundation
import GRDB
import MidasPlanning
import MidasStore
import MidasStoreSQLite
import StateSupport
import TestSupport
import Testing

/// A state and a declaration that differs from it: what `midas apply` is made to fail on, again and again.
final class FaultBench {
  private let session: StateSession
  private let start: Head
  private let goal: Head
  /// How many statement boundaries and writes an apply has.
  let statements: Int
  let writes: Int
  /// The boundary before the statement that commits the revision.
  let commit: Int

  /// What an apply starts from.
  enum Start: String, CaseIterable, CustomTestStringConvertible {
    /// No state at all.
    case nothing = "the first apply"
    /// A state at revision 1.
    case revision = "an apply"
    /// The same one as the program recorded it whose schema was the first.
    case olderSchema = "an apply that migrates"

    var testDescription: String { rawValue }
  }

  /// A bench whose state is as `origin` says.
  init(_ origin: Start) throws {
    session = try StateSession()
    let kept = session.path("kept")
    try FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    switch origin {
    case .nothing: break
    case .revision:
      try session.declare(Self.earlier, settings: Self.settings)
      try session.midas("apply", "--auto-approve", "--state", "sqlite:kept/state.db")
    case .olderSchema:
      let queue = try DatabaseQueue(path: "\(kept)/state.db")
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: Repository.text("Tests/EndToEnd/Faults/schema-1.sql"))
      }
      try queue.close()
    }
    try session.declare(Self.later, settings: Self.settings)
    start = try SQLiteStore(path: "\(kept)/state.db").read { try $0.head() }
    try Self.copy(kept, to: session.path(".midas"))

    let log = session.scratch.url.appending(path: "log")
    let environment = try Fault.none.environment(files: "state.db", log: log)
    try Self.apply(session, environment)
    let events = FaultLog(try String(contentsOf: log, encoding: .utf8))
    statements = events.counts.statements
    writes = events.counts.writes
    commit = try #require(events.boundaryOfCommit)
    let reached = try SQLiteStore(path: session.path(".midas/state.db")).read { try $0.head() }
    goal = origin == .nothing ? reached.anonymous : reached
  }

  /// The gates that stand between the two.
  static let gates = "deletions,live-channel-deletions"

  @discardableResult
  private static func apply(_ session: StateSession, _ environment: [String: String]) throws -> Program {
    try Tool.run(
      ["apply", "--auto-approve", "--allow", gates], in: session.scratch.url, environment: environment)
  }

  /// What came of a fault.
  struct Trial {
    /// The run that met it.
    var run: Program
    /// Whether the state has the revision that was applied.
    var isApplied = false
    /// What should not be so; nothing where the fault was survived.
    var complaints: [String] = []

    /// Adds a complaint unless it `holds`.
    mutating func expect(_ holds: Bool, _ complaint: String) {
      if !holds { complaints.append(complaint) }
    }
  }

  /// Applies while `fault` happens: the state must be exactly before or exactly after, whole from all sides, and the
  /// next apply go on as if nothing had been.
  func survive(_ fault: Fault) throws -> Trial {
    try survive { try Self.apply(session, fault.environment(files: "state.db")) }
  }

  /// Applies by way of `apply`, which is handed the folder.
  func survive(applying apply: (URL) throws -> Program) throws -> Trial {
    try survive { try apply(session.scratch.url) }
  }

  private func survive(_ apply: () throws -> Program) throws -> Trial {
    try Self.copy(session.path("kept"), to: session.path(".midas"))
    var trial = Trial(run: try apply())
    // What is looked at is a copy: the next apply meets the state as the fault left it.
    try Self.copy(session.path(".midas"), to: session.path("copy"))
    let left = try head(of: session.path("copy/state.db"), &trial)
    trial.expect(left == start || left == goal, "neither before nor after: \(left)")
    trial.isApplied = left == goal

    let next = try Self.apply(session, [:])
    trial.expect(next.exit == 0, "the next apply: \(next.errors)")
    let settled = try head(of: session.path(".midas/state.db"), &trial)
    trial.expect(settled == goal, "the next apply ended elsewhere: \(settled)")
    return trial
  }

  /// The head of the state at `path`, which must be whole; the identity that a new state drew is left out.
  private func head(of path: String, _ trial: inout Trial) throws -> Head {
    let audit = try SQLiteStore(path: path).audit()
    trial.complaints += audit.faults
    try checkBackup(of: path, &trial)
    let verdicts = try DatabaseQueue(path: path).read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check")
        + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map(\.description)
        + (audit.head.revision > 0 ? String.fetchAll(database, sql: Self.strayClaims) : [])
    }
    trial.complaints += verdicts.filter { $0 != "ok" }
    return start.storeID == nil ? audit.head.anonymous : audit.head
  }

  /// A state that was migrated must have left what it was before beside it.
  private func checkBackup(of path: String, _ trial: inout Trial) throws {
    let isMigrated = try schema(of: session.path("kept/state.db")) == 1 && schema(of: path) > 1
    guard isMigrated else { return }
    let backup = "\(path).schema-1.backup"
    trial.expect(try schema(of: backup) == 1, "no backup of schema 1")
    let audit = try SQLiteStore(path: backup).audit()
    trial.expect(audit.head == start && audit.faults.isEmpty, "the backup is not what was there before")
  }

  private func schema(of path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
  }

  /// Live MIDs that nobody holds, and holders that are no such channel.
  private static let strayClaims = """
    SELECT channel FROM channels
    WHERE mode = 'live' AND merchant || '/' || channel NOT IN (SELECT channel FROM live_mids)
    UNION ALL
    SELECT channel FROM live_mids
    WHERE channel NOT IN (SELECT merchant || '/' || channel FROM channels WHERE channels.mid = live_mids.mid)
    """

  /// Takes a folder's place with a copy of another one.
  private static func copy(_ folder: String, to other: String) throws {
    let files = FileManager.default
    try? files.removeItem(atPath: other)
    guard files.fileExists(atPath: folder) else {
      return try files.createDirectory(atPath: other, withIntermediateDirectories: true)
    }
    try files.copyItem(atPath: folder, toPath: other)
  }
}

extension FaultBench {
  private static let settings = "midas: 1\nworkspace: bench\n"

  /// Two merchants with something of every kind.
  private static let earlier = """
    merchant: acme
    name: Acme
    keys: { code: imp12345678 }
    submerchants: [{ id: books, tier: B01 }, { id: music, tier: B02 }]
    channels:
      - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AAA01, \
    credentials: { site_key: "env://K" } }
      - { id: bank, mode: live, pg: kcp, modules: [window.general], methods: [vbank], mid: AAA02, \
    credentials: { site_key: "env://K" } }
      - { id: old, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AAA03, \
    credentials: { site_key: "env://K" } }
    defaults: { window: card }
    webhooks: [{ api: v1, mode: live, url: "https://acme.example/old" }]
    whitelist: [{ cidr: 203.0.113.7/32, memo: office }]
    ---
    merchant: other
    channels:
      - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: BBB01, \
    credentials: { site_key: "env://K" } }
    """

  /// MIDs swapped between channels, an old channel gone, a merchant gone and one come, whose MID is taken over.
  private static let later = """
    merchant: acme
    name: Acme Corporation
    keys: { code: imp87654321 }
    submerchants: [{ id: books, tier: B01 }]
    channels:
      - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AAA02, \
    credentials: { site_key: "env://K" } }
      - { id: bank, mode: live, pg: kcp, modules: [window.general], methods: [vbank], mid: AAA01, \
    credentials: { site_key: "env://K" }, assign: books }
      - { id: new, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AAA03, \
    credentials: { site_key: "env://K" } }
    defaults: { window: new }
    webhooks: [{ api: v1, mode: live, url: "https://acme.example/new" }]
    whitelist: [{ cidr: 203.0.113.8/32, memo: annex }]
    ---
    merchant: third
    channels:
      - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: BBB01, \
    credentials: { site_key: "env://K" } }
    """
}

extension Head {
  /// The head without the identity that its store drew.
  fileprivate var anonymous: Head {
    var head = self
    head.storeID = nil
    return head
  }
}
