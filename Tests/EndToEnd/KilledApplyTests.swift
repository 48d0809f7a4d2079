import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A killed apply")
struct KilledApplyTests {
  private static let merchants = 60

  /// Writes a workspace in which every channel's name ends in `round`.
  private func write(round: Int, to scratch: Scratch) throws {
    try scratch.file(named: "midas.yaml", holding: "midas: 1\nworkspace: crash\n")
    for merchant in 0..<Self.merchants {
      let channels = (0..<4).map { channel in
        """
          - id: c\(channel)
            name: c\(channel) of round \(round)
            mode: test
            pg: html5_inicis
            modules: [window.general]
            methods: [card]
            mid: shared

        """
      }
      try scratch.file(
        named: "merchants/m\(merchant).yaml",
        holding: "merchant: m\(merchant)\nchannels:\n" + channels.joined())
    }
  }

  /// All that is recorded but what names the revision, which tells the rounds apart anyway.
  private func state(in scratch: Scratch) throws -> (rounds: Set<String>, revision: String) {
    let outcome = try Tool.run(["show", "--format", "json"], in: scratch.url)
    try #require(outcome.exit == 0, "\(outcome.errors)")
    let names = outcome.output.matches(of: /"name": "c\d of round (\d+)"/).map { String($0.output.1) }
    let revision = try #require(outcome.output.firstMatch(of: /"revision": (\d+)/)?.output.1)
    #expect(names.count == Self.merchants * 4)
    return (Set(names), String(revision))
  }

  @Test("leaves the state exactly before or exactly after")
  func neverTorn() throws {
    let scratch = try Scratch()
    try write(round: 0, to: scratch)
    let started = ContinuousClock.now
    try #require(try Tool.run(["apply", "--auto-approve"], in: scratch.url).exit == 0)
    let whole = ContinuousClock.now - started

    var random = SeededRandom(seed: FaultRun.seed)
    var tally = FaultTally("kill at random times")
    var killed = 0
    for round in 1...FaultRun.rounds(quick: 10) {
      let before = try state(in: scratch)
      try write(round: round, to: scratch)
      let process = Process()
      process.executableURL = Tool.url
      process.arguments = ["apply", "--auto-approve"]
      process.currentDirectoryURL = scratch.url
      process.environment = ["PATH": "/usr/bin:/bin", "GITHUB_ACTOR": "tester"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Most of the time goes into starting and planning; the last part is where it writes.
      let share = Double(40 + random.next(below: 70)) / 100
      usleep(useconds_t(whole / .microseconds(1) * share))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }

      var complaints: [String] = []
      func expect(_ holds: Bool, _ complaint: String) { if !holds { complaints.append(complaint) } }
      let after = try state(in: scratch)
      expect(after.rounds.count == 1, "the state is torn: rounds \(after.rounds)")
      if after.rounds == before.rounds {
        expect(after.revision == before.revision, "a revision that changed nothing")
      } else {
        expect(after.rounds == [String(round)], "rounds \(after.rounds)")
        expect(Int(after.revision) == Int(before.revision).map { $0 + 1 }, "revision \(after.revision)")
      }
      // Nothing is locked or left to undo: the next apply just goes through.
      expect(try Tool.run(["apply", "--auto-approve"], in: scratch.url).exit == 0, "the next apply")
      expect(try Tool.run(["plan", "--detailed-exitcode"], in: scratch.url).exit == 0, "a plan after it")
      tally.count("round \(round) of seed \(FaultRun.seed)", complaints)
    }
    #expect(killed > 0)
    tally.report()
  }
}
