import Dispatch
import Foundation
import MidasPlanning
import MidasStore
import PostgreSQLSupport
import StateSupport
import Synchronization
import TestSupport
import Testing

/// One state, and appliers that each mean to write two merchants of it and to take a live MID.
struct Race: Sendable {
  /// What befalls an applier.
  enum Accident: Sendable {
    /// Nothing.
    case none
    /// Its process meets a fault.
    case fault(Fault)
    /// Its line to the server is cut at a statement, from 1.
    case cutOff(at: Int, StatementProxy.Verdict)
  }

  private let scratch: Scratch
  private let shelf: Shelf
  private let url: String
  private let open: @Sendable () -> any StateStore
  private let plans: [ProtocolTrace.Plan]
  private let accidents: [Accident]
  private var log: URL { scratch.url.appending(path: "log") }

  /// Runs `body` with appliers that have these plans, to whom these accidents happen, on a new state of `shelf`.
  static func with(
    _ plans: [ProtocolTrace.Plan], _ accidents: [Accident], on shelf: Shelf, _ body: (Race) throws -> Void
  ) throws {
    try shelf.withState { url, open in try body(Race(plans, accidents, on: shelf, url, open)) }
  }

  private init(
    _ plans: [ProtocolTrace.Plan], _ accidents: [Accident], on shelf: Shelf, _ url: String,
    _ open: @escaping @Sendable () -> any StateStore
  ) throws {
    scratch = try Scratch()
    self.shelf = shelf
    self.url = url
    self.open = open
    self.plans = plans
    self.accidents = accidents
    let first = try declare(ProtocolTrace.Plan(merchants: 3, takes: false), name: "nobody", in: "first")
    let run = try Tool.run(["apply", "--auto-approve", "--state", url], in: first)
    try #require(run.exit == 0, "\(run.errors)")
  }

  /// Writes a workspace that declares what a plan wants.
  private func declare(_ plan: ProtocolTrace.Plan, name: String, in folder: String) throws -> URL {
    var takes = plan.takes
    try scratch.file(named: "\(folder)/midas.yaml", holding: "midas: 1\nworkspace: race\n")
    for merchant in plan.touched {
      var channels = [("own", "OWN\(merchant)1")]
      if takes { channels.append(("taken", ProtocolTrace.mid)) }
      takes = false
      let rows = channels.map { id, mid in
        "  - { id: \(id), name: \(id) of \(name), mode: live, pg: kcp, modules: [window.general], "
          + "methods: [card], mid: \(mid), credentials: { site_key: \"env://K\" } }\n"
      }
      try scratch.file(
        named: "\(folder)/m\(merchant).yaml",
        holding: "merchant: m\(merchant)\nchannels:\n\(rows.joined())defaults: { window: own }\n")
    }
    return scratch.url.appending(path: folder)
  }

  // MARK: - Running

  /// Runs all appliers at once.
  func runAtOnce() throws -> [Program] {
    let runs = Mutex<[Int: Result<Program, any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: plans.count) { number in
      let run = Result { try self.run(number) }
      runs.withLock { $0[number] = run }
    }
    let answers = runs.withLock { $0 }
    return try plans.indices.map { try #require(answers[$0]).get() }
  }

  /// Runs the appliers one after the other.
  func runInTurn() throws -> [Program] { try plans.indices.map(run) }

  private func run(_ number: Int) throws -> Program {
    let folder = try declare(plans[number], name: "\(number)", in: "applier\(number)")
    var (url, fault, proxy) = (url, Fault.none, StatementProxy?.none)
    switch accidents[number] {
    case .none: break
    case .fault(let chosen): fault = chosen
    case .cutOff(let statement, let verdict):
      let server = try PostgreSQLServer.shared().port
      let line = try StatementProxy(to: server) { $0 == statement ? verdict : .pass }
      url = url.replacing(":\(server)/", with: ":\(line.port)/") + "?sslmode=disable&gssencmode=disable"
      proxy = line
    }
    defer { proxy?.stop() }
    let targets = plans[number].touched.flatMap { ["--target", "m\($0)"] }
    // What an apply says of work by hand is read after its commit, and no part of the protocol.
    return try Tool.run(
      ["apply", "--quiet", "--auto-approve", "--state", url, "--allow", FaultBench.gates] + targets,
      in: folder, environment: fault.environment(files: "state.db", log: log, name: number))
  }

  // MARK: - Afterwards

  /// What does not fit together.
  func audit(_ runs: [Program]) throws -> [String] {
    let audit = try open().audit()
    var complaints = audit.faults
    let applied = runs.count { $0.exit == 0 }
    // Whose process or line ended may have been applied.
    let unknown = runs.count { [9, 69].contains($0.exit) }
    let revisions = audit.head.revision - 1
    if !(applied...applied + unknown).contains(revisions) {
      complaints.append("\(applied) applied, \(unknown) were cut off, and \(revisions) revisions came")
    }
    return complaints
  }

  /// What the appliers did, as the specification calls it.
  func trace() throws -> ProtocolTrace {
    let text = try String(contentsOf: log, encoding: .utf8)
    let revision = try open().read { try $0.head().revision }
    return ProtocolTrace(FaultLog(text), on: shelf, plans: plans, final: revision)
  }

  /// How many statements the last applier of `runs` sent, or gave to SQLite.
  func statementCount() throws -> Int {
    FaultLog(try String(contentsOf: log, encoding: .utf8)).counts.statements / 2
  }
}
