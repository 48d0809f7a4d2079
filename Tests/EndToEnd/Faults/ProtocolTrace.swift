import Foundation
import StateSupport

/// What several appliers did to one state, as the events of docs/model/apply.pml.
struct ProtocolTrace {
  /// A step of the protocol that can be seen from outside, as the model calls it.
  enum Step: String {
    case planning = "PLANNING"
    case plan = "PLAN"
    case begin = "BEGIN"
    case head = "HEAD"
    case write = "WRITE"
    case take = "TAKE"
    case read = "READ"
    case append = "APPEND"
    case advance = "ADVANCE"
    case commit = "COMMIT"
    case committed = "COMMITTED"
    case rollback = "ROLLBACK"
    case killed = "KILLED"
    case final = "FINAL"
  }

  /// A step that one applier took.
  struct Event: Equatable {
    var who: Int
    var step: Step
    /// The revision that it is about, 0 where it is about none.
    var number = 0
  }

  /// A plan as the model knows it.
  struct Plan {
    /// Which merchants it touches: bit 0, bit 1.
    var merchants: Int
    /// Whether it gives the one live MID to the first of them.
    var takes: Bool
    /// The merchants that it touches.
    var touched: [Int] { (0..<2).filter { merchants >> $0 & 1 == 1 } }
  }

  /// The live MID that appliers take from each other.
  static let mid = "TAKEN"

  var events: [Event]
  /// The plans of the appliers in `events`, which number them.
  let plans: [Plan]
  /// The store that they applied to.
  let shelf: Shelf

  /// The trace that `log` holds, of appliers to a store of `shelf` whose plans are `plans`, up to a state at revision
  /// `final`.
  ///
  /// An applier that began no transaction for its plan is left out: it touched nothing.
  init(_ log: FaultLog, on shelf: Shelf, plans: [Plan], final: Int) {
    self.shelf = shelf
    var appliers: [Int: ApplierTrace] = [:]
    for (place, event) in log.events.enumerated() {
      appliers[event.process, default: ApplierTrace()].add(event, at: place)
    }
    let seen = appliers.filter { !$0.value.steps.isEmpty }.sorted { $0.key < $1.key }
    let seenPlans = seen.map { plans[$0.key] }
    self.plans = seenPlans
    let steps = seen.enumerated().flatMap { number, applier in
      // Which MIDs go into a table by COPY is not in the statement.
      applier.value.steps.filter { $0.step != .take || seenPlans[number].takes }.map {
        (place: $0.place, event: Event(who: number, step: $0.step, number: $0.number))
      }
    }
    events = steps.sorted { $0.place < $1.place }.map(\.event)
    events.append(Event(who: Self.nobody, step: .final, number: final))
  }

  /// Who the auditor is, for the model.
  private static let nobody = 255

  /// The trace as a specification around `model`; `start` is the revision at which it begins.
  func promela(around model: URL, from start: Int) -> String {
    func list(_ items: some Sequence<some CustomStringConvertible>) -> String {
      "{ " + items.map(\.description).joined(separator: ", ") + " }"
    }
    // Who was not cut off has acts to the end.
    let lastActs = plans.indices.map { number in
      guard events.contains(where: { $0.who == number && $0.step == .killed }) else { return events.count }
      return events.lastIndex { $0.who == number && $0.step != .killed } ?? 0
    }
    return """
      #define TRACE
      #define \(shelf == .sqlite ? "SQLITE" : "POSTGRES")
      #define APPLIERS \(plans.count)
      #define LENGTH \(events.count)
      #define START \(start)
      #define WHO \(list(events.map(\.who)))
      #define DOES \(list(events.map(\.step.rawValue)))
      #define SAYS \(list(events.map(\.number)))
      #define PLANNED \(list(plans.map(\.merchants)))
      #define TAKES_MID \(list(plans.map { $0.takes ? 1 : 0 }))
      #define LAST_ACT \(list(lastActs))
      #include "\(model.path)"

      """
  }
}

/// What one process did, gathered line by line.
private struct ApplierTrace {
  private(set) var steps: [(place: Int, step: ProtocolTrace.Step, number: Int)] = []
  private var planned: (place: Int, revision: Int)?
  /// Where the transaction began that reads for the plan; which moment it reads is settled between the two.
  private var planning: Int?
  private var readingSince: Int?
  /// Where a transaction began that may become the one that applies.
  private var begun: Int?
  private var isApplying: Bool { !steps.isEmpty }
  private var isOver: Bool { [.committed, .rollback, .killed].contains(steps.last?.step) }

  mutating func add(_ event: FaultLog.Event, at place: Int) {
    switch (event.word, event.text) {
    case ("head", let text): readHead(Int(text) ?? 0, at: place)
    case ("killed", _) where isApplying: note(.killed, at: place)
    // It went on to its end, and neither committed nor rolled back: its line was cut.
    case ("exit", _) where isApplying && !isOver: note(.killed, at: place)
    case ("begin", let text) where Self.beginsReading(text): planning = place
    case ("done", let text) where Self.beginsWriting(text): begun = place
    case ("done", let text) where text.hasPrefix("COMMIT"):
      if isApplying { note(.committed, at: place) }
      begun = nil
    case ("begin", let text) where isApplying: note(text, at: place)
    default: break
    }
  }

  private static func beginsReading(_ sql: String) -> Bool {
    sql.hasPrefix("BEGIN DEFERRED") || sql.hasPrefix("BEGIN ISOLATION LEVEL REPEATABLE READ")
  }

  private static func beginsWriting(_ sql: String) -> Bool {
    sql.hasPrefix("BEGIN IMMEDIATE") || sql.hasPrefix("BEGIN ISOLATION LEVEL READ COMMITTED")
  }

  private mutating func readHead(_ revision: Int, at place: Int) {
    guard let begun, let planned else {
      readingSince = planning
      return planned = (place, revision)
    }
    if isApplying { return }
    note(.planning, at: readingSince ?? planned.place)
    note(.plan, at: planned.place, planned.revision)
    note(.begin, at: begun)
    note(.head, at: place, revision)
  }

  private mutating func note(_ sql: String, at place: Int) {
    if sql.hasPrefix("COMMIT") {
      note(.commit, at: place)
    } else if sql.hasPrefix("ROLLBACK TO") {
      return
    } else if sql.hasPrefix("ROLLBACK") {
      note(.rollback, at: place)
    } else if let match = sql.firstMatch(of: /^INSERT INTO (?:midas\.)?revisions .*?(?:VALUES \(|-- )(\d+)/) {
      note(.append, at: place, Int(match.output.1) ?? 0)
    } else if let number = Self.advance(sql) {
      note(.advance, at: place, number)
    } else if sql.contains(/^INSERT INTO "live_mids"/) && sql.contains(ProtocolTrace.mid)
      || sql.hasPrefix("COPY midas.\"live_mids\"")
    {
      noteOnce(.take, at: place)
    } else if sql.contains(/^(?:INSERT INTO|COPY midas\.) ?"changes"/) {
      return
    } else if sql.hasPrefix("SELECT") || sql.contains(/^COPY \(\s*SELECT/) {
      // What is read before anything is written is a precondition.
      if steps.contains(where: { $0.step == .write }), sql.contains(/FROM (?:midas\.)?"?merchants"?/) {
        noteOnce(.read, at: place)
      }
    } else {
      noteOnce(.write, at: place)
    }
  }

  /// The number to which a statement moves the head: with its value in it, or behind it as the third.
  private static func advance(_ sql: String) -> Int? {
    let number =
      sql.firstMatch(of: /^UPDATE head SET .*?revision = (\d+)/)?.output.1
      ?? sql.firstMatch(of: /^UPDATE midas\.head SET .*? -- \S+ \S+ (\d+)/)?.output.1
    return number.flatMap { Int($0) }
  }

  private mutating func noteOnce(_ step: ProtocolTrace.Step, at place: Int) {
    if !steps.contains(where: { $0.step == step }) { note(step, at: place) }
  }

  private mutating func note(_ step: ProtocolTrace.Step, at place: Int, _ number: Int = 0) {
    steps.append((place, step, number))
  }
}
