import Foundation
import Synchronization
public import Testing

/// How much of the fault suite is run, and what came of it.
///
/// `swift test` tries a part of what there is to try, `.ci/faults` all of it and more rounds of what is random.
public enum FaultRun {
  /// The seed of everything random: `FAULT_SEED`, so that a failure can be run again.
  public static let seed = UInt64(number(of: "FAULT_SEED") ?? 1)

  /// How often something random is tried: `FAULT_ROUNDS`, or `quick` times.
  public static func rounds(quick: Int) -> Int { number(of: "FAULT_ROUNDS") ?? quick }

  /// The numbers from 1 to `count`: all of them in a long run, else `quick` of them, spread over the whole.
  public static func points(_ count: Int, quick: Int) -> [Int] {
    guard number(of: "FAULT_ROUNDS") == nil, count > quick else { return Array(1..<count + 1) }
    return (0..<quick).map { 1 + ($0 * count + Int(seed) % count) / quick % count }
  }

  /// Prints a line of the suite's numbers at once, so that a run that is ended leaves them.
  public static func say(_ text: String) {
    FileHandle.standardError.write(Data("faults: \(text)\n".utf8))
  }

  private static func number(of variable: String) -> Int? {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init)
  }
}

/// How many faults of one sort were tried and survived.
public struct FaultTally {
  private let subject: String
  private var tried = 0
  private var survived = 0
  private static let total = Mutex((tried: 0, survived: 0))

  /// A tally of faults that `subject` names: "kill at statements".
  public init(_ subject: String) {
    self.subject = subject
  }

  /// Counts a fault that left `complaints`, each of which fails the test; survived is one that left none.
  public mutating func count(
    _ fault: some CustomStringConvertible, _ complaints: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    tried += 1
    if complaints.isEmpty { survived += 1 }
    for complaint in complaints {
      Issue.record("\(subject), \(fault): \(complaint)", sourceLocation: sourceLocation)
    }
  }

  /// Prints how many were tried and how many of them survived, here and in all.
  public func report() {
    let sum = Self.total.withLock { total in
      total.tried += tried
      total.survived += survived
      return total
    }
    FaultRun.say("\(subject): \(tried) tried, \(survived) survived (\(sum.survived) of \(sum.tried) so far)")
  }
}
