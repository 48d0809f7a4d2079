import Foundation
import TestSupport
import Testing

/// A state whose file is not what it was: bytes flipped, overwritten, cut off.
@Suite("A damaged state")
struct DamagedStateTests {
  @Test("is refused, or answers as it did before the damage")
  func damage() throws {
    let session = try Self.session()
    let whole = try Data(contentsOf: URL(filePath: session.path(".midas/state.db")))
    let answers = try Self.questions.map { try Tool.run($0, in: session.scratch.url) }
    #expect(answers.map(\.exit) == Self.questions.map { _ in 0 })

    var random = SeededRandom(seed: FaultRun.seed)
    var tally = FaultTally("damaged states")
    var refused = 0
    for round in 0..<FaultRun.rounds(quick: 40) {
      var damaged = whole
      let damage = Self.damage(&damaged, using: &random)
      var complaints: [String] = []
      for (question, answer) in zip(Self.questions, answers) {
        try Self.restore(damaged, in: session)
        let run = try Tool.run(question, in: session.scratch.url)
        if run.exit == 69, run.errors.hasPrefix("midas: ") { refused += 1; continue }
        if run == answer { continue }
        complaints.append("\(question): exit \(run.exit), \(run.output.prefix(300))\(run.errors.prefix(300))")
      }
      try Self.restore(damaged, in: session)
      let apply = try Tool.run(["apply", "--auto-approve"], in: session.scratch.url)
      if ![0, 69].contains(apply.exit) { complaints.append("apply: exit \(apply.exit), \(apply.errors)") }
      tally.count("round \(round) of seed \(FaultRun.seed), \(damage)", complaints)
    }
    FaultRun.say("\(refused) answers of damaged states were refused, the others right")
    tally.report()
  }

  /// Every verb that answers from the state.
  private static let questions = [
    ["show", "--format", "json"], ["show", "m3", "--format", "yaml"],
    ["lookup", "m1", "kcp.OWN11", "--from", "state", "--format", "json"],
    ["lookup", "m2", "kcp", "--from", "state", "--format", "json"], ["plan", "--format", "json"],
    ["export"],
  ]

  /// A workspace of some merchants, applied, of which one was then declared otherwise.
  private static func session() throws -> StateSession {
    let session = try StateSession()
    func declare(_ number: Int, _ name: String) throws {
      let channels = (1...5).map { (id: "c\($0)", mid: "OWN\(number)\($0)") }
      let text = StateSession.merchant(channels, handle: "m\(number)", more: "name: \(name)\n")
      try session.declare(text, in: "m\(number).yaml")
    }
    for number in 0..<8 { try declare(number, "Merchant \(number)") }
    try session.midas("apply", "--auto-approve")
    try declare(5, "Renamed")
    return session
  }

  private static func restore(_ bytes: Data, in session: StateSession) throws {
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: session.path(".midas/state.db\(suffix)"))
    }
    try bytes.write(to: URL(filePath: session.path(".midas/state.db")))
  }

  /// Damages a file in one of the ways in which files are damaged; says how.
  private static func damage(_ bytes: inout Data, using random: inout SeededRandom) -> String {
    let start = random.next(below: bytes.count)
    switch random.next(below: 6) {
    case 0:
      bytes[start] ^= 1 << UInt8(random.next(below: 8))
      return "a bit flipped at \(start)"
    case 1:
      bytes[start] = UInt8(random.next(below: 256))
      return "a byte written at \(start)"
    case 2:
      let end = min(bytes.count, start + 1 + random.next(below: 64))
      for place in start..<end { bytes[place] = UInt8(random.next(below: 256)) }
      return "garbage from \(start) to \(end)"
    case 3:
      let page = start / 4096 * 4096
      bytes.replaceSubrange(page..<page + 4096, with: Data(count: 4096))
      return "a page of zeros at \(page)"
    case 4:
      bytes.removeSubrange(start...)
      return "cut off at \(start)"
    default:
      let (one, other) = (start / 4096 * 4096, random.next(below: bytes.count) / 4096 * 4096)
      let page = bytes.subdata(in: one..<one + 4096)
      bytes.replaceSubrange(one..<one + 4096, with: bytes.subdata(in: other..<other + 4096))
      bytes.replaceSubrange(other..<other + 4096, with: page)
      return "pages swapped at \(one) and \(other)"
    }
  }
}
