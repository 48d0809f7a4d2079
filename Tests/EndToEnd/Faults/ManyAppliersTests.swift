import Foundation
import PostgreSQLSupport
import StateSupport
import TestSupport
import Testing

/// Two to eight processes that apply to one state, some of which are killed or lose their line to the server.
@Suite(
  "Many appliers", .enabled(if: Interposer.compiler.isInstalled, Interposer.compiler.comment),
  .enabled(if: ProtocolModel.spin.isInstalled, ProtocolModel.spin.comment))
struct ManyAppliersTests {
  @Test(
    "at once come out as if they had gone one after the other, as the specification allows",
    arguments: Shelf.shared)
  func atOnce(on shelf: Shelf) throws {
    var random = SeededRandom(seed: FaultRun.seed)
    var tally = TraceTally("appliers at once on \(shelf.rawValue)")
    for round in 0..<FaultRun.rounds(quick: 7) {
      let plans = (0..<2 + round % 7).map { _ in
        ProtocolTrace.Plan(merchants: 1 + random.next(below: 3), takes: random.next(below: 2) == 0)
      }
      let accidents = plans.map { _ in Self.accident(on: shelf, using: &random) }
      try Race.with(plans, accidents, on: shelf) { race in
        try tally.count("round \(round) of seed \(FaultRun.seed)", race, try race.runAtOnce())
      }
    }
    #expect(Set(tally.endings.keys).isSubset(of: [0, 1, 3, 5, 9] + (shelf == .sqlite ? [] : [69])))
    #expect(tally.endings[0, default: 0] > 0)
    tally.report()
  }

  /// Every third one or so is killed, or cut off, somewhere on its way.
  private static func accident(on shelf: Shelf, using random: inout SeededRandom) -> Race.Accident {
    guard random.next(below: 3) == 0 else { return .none }
    if shelf == .sqlite {
      return random.next(below: 2) == 0
        ? .fault(Fault(.kill, at: .statement, 1 + random.next(below: 200)))
        : .fault(Fault(.kill, at: .write, 1 + random.next(below: 50)))
    }
    let statement = 1 + random.next(below: 80)
    switch random.next(below: 3) {
    case 0: return .cutOff(at: statement, .cut)
    case 1: return .cutOff(at: statement, .passAndCut)
    default: return .fault(Fault(.kill, at: .statement, 2 * statement - random.next(below: 2)))
    }
  }

  @Test(
    "in turn, ended at one statement after the other, do what the specification allows",
    arguments: Shelf.shared)
  func everyStatement(on shelf: Shelf) throws {
    let plan = ProtocolTrace.Plan(merchants: 3, takes: true)
    var statements = 0
    // The second one finds all that later ones find.
    try Race.with([plan, plan], [.none, .none], on: shelf) { race in
      #expect(try race.runInTurn().map(\.exit) == [0, 0])
      statements = try race.statementCount()
    }
    var accidents = FaultRun.points(2 * statements, quick: 16).map { boundary in
      Race.Accident.fault(Fault(.kill, at: .statement, boundary))
    }
    if shelf != .sqlite {
      for statement in Set(FaultRun.points(statements, quick: 7) + [statements]).sorted() {
        accidents += [.cutOff(at: statement, .cut), .cutOff(at: statement, .passAndCut)]
      }
    }
    var tally = TraceTally("appliers ended at statements on \(shelf.rawValue)")
    for start in stride(from: 0, to: accidents.count, by: 6) {
      // The last one goes through, whatever the others left.
      let group = [.none] + accidents[start..<min(start + 6, accidents.count)] + [.none]
      try Race.with(group.map { _ in plan }, group, on: shelf) { race in
        let runs = try race.runInTurn()
        #expect(runs.last?.exit == 0, "\(runs)")
        try tally.count("accidents from \(start)", race, runs)
      }
    }
    // In SQLite, who finds the log that a killed one left needs a few statements less than was counted.
    let ended = tally.endings[9, default: 0] + tally.endings[69, default: 0]
    #expect(Set(tally.endings.keys).isSubset(of: [0, 9, 69]), "\(tally.endings)")
    #expect(ended > accidents.count * 9 / 10, "\(tally.endings)")
    tally.report()
  }

  @Test("are refused by the specification where they did what it forbids", arguments: Shelf.shared)
  func wrongTraces(on shelf: Shelf) throws {
    let plans = [(3, true), (1, false), (2, true)].map { ProtocolTrace.Plan(merchants: $0, takes: $1) }
    try Race.with(plans, plans.map { _ in .none }, on: shelf) { race in
      _ = try race.runAtOnce()
      let trace = try race.trace()
      #expect(try ProtocolModel.verdict(on: trace, from: 1) == .accepted)

      func refuses(_ what: String, _ change: (inout ProtocolTrace) throws -> Void) throws {
        var wrong = trace
        try change(&wrong)
        #expect(try ProtocolModel.verdict(on: wrong, from: 1) == .refused, "\(what)")
      }
      let advance = try #require(trace.events.firstIndex { $0.step == .advance })
      let locking = try #require(trace.events.firstIndex { $0.step == (shelf == .sqlite ? .begin : .head) })
      let commit = try #require(trace.events.firstIndex { $0.step == .commit })
      try refuses("a revision left out") { $0.events[advance].number += 1 }
      try refuses("a head that was not locked") { $0.events.remove(at: locking) }
      try refuses("a commit that was forgotten") { $0.events.remove(at: commit) }
      try refuses("another last revision") { $0.events[$0.events.count - 1].number += 1 }
      try refuses("a rollback of what was fresh") { $0.events[commit].step = .rollback }
      try refuses("a second writer within") { $0.events.insert(.init(who: 1, step: .write), at: locking) }
    }
  }

  @Test("are refused where one is applied after its line was cut", .enabled(if: PostgreSQLServer.isInstalled))
  func wrongEnd() throws {
    let plan = ProtocolTrace.Plan(merchants: 3, takes: true)
    guard let shelf = Shelf.shared.first(where: { $0 != .sqlite }) else { return }
    try Race.with([plan, plan], [.none, .none], on: shelf) { race in
      _ = try race.runInTurn()
      let trace = try race.trace()
      let first = trace.events.firstIndex { $0.who == 0 && $0.step == .commit }
      let commit = try #require(first)

      // Who is cut off while the commit is on its way may be in the history or not: here the next one found it there.
      var cut = trace
      cut.events[commit + 1].step = .killed
      #expect(try ProtocolModel.verdict(on: cut, from: 1) == .accepted)
      // Who is cut off before it is not.
      cut.events.remove(at: commit)
      #expect(try ProtocolModel.verdict(on: cut, from: 1) == .refused)
    }
  }
}

/// Races, what came of their appliers, and whether the specification allows it.
private struct TraceTally {
  private let subject: String
  private var tally: FaultTally
  /// How many appliers ended with each exit code.
  private(set) var endings: [Int32: Int] = [:]
  private var events = 0

  init(_ subject: String) {
    self.subject = subject
    tally = FaultTally(subject)
  }

  mutating func count(_ name: String, _ race: Race, _ runs: [Program]) throws {
    for run in runs { endings[run.exit, default: 0] += 1 }
    var complaints = try race.audit(runs)
    let trace = try race.trace()
    events += trace.events.count
    let verdict = try ProtocolModel.verdict(on: trace, from: 1)
    if verdict != .accepted { complaints.append("\(verdict): \(trace)") }
    tally.count(name, complaints)
  }

  func report() {
    let endings = endings.sorted { $0.key < $1.key }.map { "\($0.value) ended with \($0.key)" }
    FaultRun.say("\(subject): \(events) protocol events; \(endings.joined(separator: ", "))")
    tally.report()
  }
}
