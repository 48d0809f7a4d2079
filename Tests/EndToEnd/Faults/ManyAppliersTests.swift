import Dispatch
import Foundation
import MidasPlanning
import MidasStore
import MidasStoreSQLite
import StateSupport
import Synchronization
import TestSupport
import Testing

/// Two to eight processes that apply to one state at once, some of which are killed.
@Suite(
  "Many appliers at once", .enabled(if: Interposer.compiler.isInstalled, Interposer.compiler.comment),
  .enabled(if: ProtocolModel.spin.isInstalled, ProtocolModel.spin.comment))
struct ManyAppliersTests {
  @Test("come out as if they had gone one after the other, as the specification allows")
  func serialisable() throws {
    var random = SeededRandom(seed: FaultRun.seed)
    var tally = FaultTally("appliers at once")
    var outcomes: [Int32: Int] = [:]
    var events = 0
    for round in 0..<FaultRun.rounds(quick: 7) {
      let race = try Race(appliers: 2 + round % 7, using: &random)
      let runs = try race.run()
      for run in runs { outcomes[run.exit, default: 0] += 1 }
      var complaints = try race.audit(runs)
      let trace = try race.trace()
      events += trace.events.count
      let verdict = try ProtocolModel.verdict(on: trace, from: 1)
      if verdict != .accepted { complaints.append("\(verdict): \(trace)") }
      tally.count("round \(round) of seed \(FaultRun.seed)", complaints)
    }
    #expect(Set(outcomes.keys).isSubset(of: [0, 1, 3, 5, 9]), "\(outcomes)")
    #expect(outcomes[0, default: 0] > 0)
    let endings = outcomes.sorted { $0.key < $1.key }.map { "\($0.value) ended with \($0.key)" }
    FaultRun.say("\(events) protocol events; \(endings.joined(separator: ", "))")
    tally.report()
  }

  @Test("are refused by the specification where they did what it forbids")
  func wrongTraces() throws {
    var random = SeededRandom(seed: 7)
    let race = try Race(appliers: 3, mayKill: false, using: &random)
    _ = try race.run()
    let trace = try race.trace()
    #expect(try ProtocolModel.verdict(on: trace, from: 1) == .accepted)

    func refuses(_ what: String, _ change: (inout ProtocolTrace) throws -> Void) throws {
      var wrong = trace
      try change(&wrong)
      #expect(try ProtocolModel.verdict(on: wrong, from: 1) == .refused, "\(what)")
    }
    let advance = try #require(trace.events.firstIndex { $0.step == .advance })
    let begin = try #require(trace.events.firstIndex { $0.step == .begin })
    let commit = try #require(trace.events.firstIndex { $0.step == .commit })
    try refuses("a revision left out") { $0.events[advance].number += 1 }
    try refuses("a head that was not locked") { $0.events.remove(at: begin) }
    try refuses("a commit that was forgotten") { $0.events.remove(at: commit) }
    try refuses("another last revision") { $0.events[$0.events.count - 1].number += 1 }
    try refuses("a rollback of what was fresh") { $0.events[commit].step = .rollback }
    try refuses("a second writer within") { $0.events.insert(.init(who: 1, step: .write), at: begin) }
  }
}

/// One state, and appliers that each mean to write two merchants of it and to take a live MID.
private struct Race: Sendable {
  private let scratch: Scratch
  private let plans: [ProtocolTrace.Plan]
  private let faults: [Fault]
  private var state: String { scratch.url.appending(path: "state.db").path }
  private var log: URL { scratch.url.appending(path: "log") }

  init(appliers: Int, mayKill: Bool = true, using random: inout SeededRandom) throws {
    scratch = try Scratch()
    plans = (0..<appliers).map { _ in
      ProtocolTrace.Plan(merchants: 1 + random.next(below: 3), takes: random.next(below: 2) == 0)
    }
    // Every third one or so is killed, somewhere in its some 200 statement boundaries or 50 writes.
    faults = (0..<appliers).map { _ in
      guard mayKill, random.next(below: 3) == 0 else { return .none }
      return random.next(below: 2) == 0
        ? Fault(.kill, at: .statement, 1 + random.next(below: 200))
        : Fault(.kill, at: .write, 1 + random.next(below: 50))
    }
    let first = try declare(merchants: 3, takes: false, name: "nobody", in: "first")
    let run = try Tool.run(["apply", "--auto-approve", "--state", "sqlite:\(state)"], in: first)
    try #require(run.exit == 0, "\(run.errors)")
  }

  /// Writes a workspace that declares what a plan wants.
  private func declare(merchants: Int, takes: Bool, name: String, in folder: String) throws -> URL {
    var takes = takes
    try scratch.file(named: "\(folder)/midas.yaml", holding: "midas: 1\nworkspace: race\n")
    for merchant in 0..<2 where merchants >> merchant & 1 == 1 {
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

  /// Runs all appliers at once.
  func run() throws -> [Program] {
    let runs = Mutex<[Int: Program]>([:])
    let folders = try plans.enumerated().map { number, plan in
      try declare(merchants: plan.merchants, takes: plan.takes, name: "\(number)", in: "applier\(number)")
    }
    DispatchQueue.concurrentPerform(iterations: plans.count) { number in
      let targets = (0..<2).filter { plans[number].merchants >> $0 & 1 == 1 }.flatMap {
        ["--target", "m\($0)"]
      }
      let run = Result {
        try Tool.run(
          ["apply", "--auto-approve", "--state", "sqlite:\(state)", "--allow", FaultBench.gates] + targets,
          in: folders[number],
          environment: faults[number].environment(files: "state.db", log: log, name: number))
      }
      runs.withLock { $0[number] = try? run.get() }
    }
    let answers = runs.withLock { $0 }
    return try plans.indices.map { try #require(answers[$0]) }
  }

  /// What does not fit together afterwards.
  func audit(_ runs: [Program]) throws -> [String] {
    let audit = try SQLiteStore(path: state).audit()
    var complaints = audit.faults
    let applied = runs.count { $0.exit == 0 }
    let killed = runs.count { $0.exit == 9 }
    let revisions = audit.head.revision - 1
    if !(applied...applied + killed).contains(revisions) {
      complaints.append("\(applied) applied, \(killed) were killed, and \(revisions) revisions came")
    }
    return complaints
  }

  /// What the appliers did, as the specification calls it.
  func trace() throws -> ProtocolTrace {
    let text = try String(contentsOf: log, encoding: .utf8)
    let revision = try SQLiteStore(path: state).read { try $0.head().revision }
    return ProtocolTrace(FaultLog(text), plans: plans, final: revision)
  }
}
