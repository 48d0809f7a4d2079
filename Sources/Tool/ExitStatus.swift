import ArgumentParser

/// How a command ends: what a script can tell apart.
enum ExitStatus: Int32, CaseIterable {
  /// Done, also where there are changes to make.
  case done = 0
  /// Findings at or above the fail severity, a configuration or a plan file refused, nothing found.
  case findings = 1
  /// Differences, where they were asked for.
  case differences = 2
  /// The state is not the one that the plan was made against, or the plan not the one that was approved.
  case stale = 3
  /// A gate is shut: nobody approved, or apply may not do that much.
  case gate = 4
  /// Another one held the store for longer than the lock timeout.
  case busy = 5
  /// The command line makes no sense.
  case usage = 64
  /// A path given does not exist or cannot be read.
  case unreadable = 66
  /// The store or a resolver is unavailable, refused or full.
  case unavailable = 69
  /// A defect of midas.
  case defect = 70

  /// Ends the command when thrown.
  var code: ExitCode { ExitCode(rawValue) }

  /// The status that wins where several apply.
  static func first(of statuses: some Collection<ExitStatus>) -> ExitStatus {
    let order: [ExitStatus] = [
      .defect, .unavailable, .unreadable, .busy, .stale, .gate, .findings, .differences,
    ]
    return order.first(where: statuses.contains) ?? .done
  }
}
