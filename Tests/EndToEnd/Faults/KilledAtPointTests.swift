import TestSupport
import Testing

@Suite("An apply that is killed", .enabled(if: Interposer.compiler.isInstalled, Interposer.compiler.comment))
struct KilledAtPointTests {
  @Test(
    "at a statement leaves the state before, and once the commit returned, after",
    arguments: FaultBench.Start.allCases,
    [Fault.Deed.kill, .cut])
  func statements(start: FaultBench.Start, deed: Fault.Deed) throws {
    let bench = try FaultBench(start)
    var tally = FaultTally("\(deed) at statements of \(start.rawValue)")
    for point in FaultRun.points(bench.statements, quick: 24) + [bench.commit, bench.commit + 1] {
      let fault = Fault(deed, at: .statement, point)
      var trial = try bench.survive(fault)
      trial.expect(trial.run.exit == 9, "not killed, but exit \(trial.run.exit)")
      trial.expect(trial.isApplied == (point > bench.commit), "on the wrong side of the commit")
      tally.count(fault, trial.complaints)
    }
    tally.report()
  }

  @Test(
    "at a write leaves the state before or after", arguments: FaultBench.Start.allCases,
    [Fault.Deed.kill, .tear, .cut])
  func writes(start: FaultBench.Start, deed: Fault.Deed) throws {
    let bench = try FaultBench(start)
    var tally = FaultTally("\(deed) at writes of \(start.rawValue)")
    for point in FaultRun.points(bench.writes, quick: 12) {
      let fault = Fault(deed, at: .write, point)
      var trial = try bench.survive(fault)
      trial.expect(trial.run.exit == 9, "not killed, but exit \(trial.run.exit)")
      tally.count(fault, trial.complaints)
    }
    tally.report()
  }
}
