import Foundation
import TestSupport
import Testing

@Suite("An apply whose disk")
struct FailedWriteTests {
  /// What must be so of a run that could not write: it says so, and never reports what is not recorded.
  private func expectPlainSpeech(_ trial: inout FaultBench.Trial) {
    let run = trial.run
    trial.expect([0, 69].contains(run.exit), "exit \(run.exit): \(run.errors)")
    trial.expect(run.exit != 0 || trial.isApplied, "reported as applied, and is not")
    // Its own output may be what may not grow.
    let named = ["state.db", "the output cannot be written"].contains { run.errors.contains($0) }
    trial.expect(run.exit == 0 || named, "says not what failed: \(run.errors)")
  }

  @Test(
    "is full or broken at a write says so, or went through",
    .enabled(if: Interposer.compiler.isInstalled, Interposer.compiler.comment),
    arguments: FaultBench.Start.allCases,
    [Fault.Deed.full, .fail])
  func writes(start: FaultBench.Start, deed: Fault.Deed) throws {
    let bench = try FaultBench(start)
    var tally = FaultTally("\(deed) at writes of \(start.rawValue)")
    for point in FaultRun.points(bench.writes, quick: 12) {
      let fault = Fault(deed, at: .write, point)
      var trial = try bench.survive(fault)
      expectPlainSpeech(&trial)
      tally.count(fault, trial.complaints)
    }
    tally.report()
  }

  @Test("lets no file grow beyond a size says so, or went through", arguments: FaultBench.Start.allCases)
  func sizeLimit(start: FaultBench.Start) throws {
    let bench = try FaultBench(start)
    var tally = FaultTally("size limits in \(start.rawValue)")
    // From nothing at all up to what suffices: a state takes some 200 kB, its log as much again.
    for kilobytes in FaultRun.points(150, quick: 20).map({ $0 * 4 - 3 }) {
      var trial = try bench.survive { folder in
        let command = "ulimit -f \(kilobytes); exec \"$0\" apply --auto-approve --allow \(FaultBench.gates)"
        return try Program.run(
          URL(filePath: "/bin/bash"), ["-c", command, Tool.url.path], in: folder,
          environment: Tool.environment)
      }
      expectPlainSpeech(&trial)
      tally.count("\(kilobytes) kB", trial.complaints)
    }
    tally.report()
  }
}
