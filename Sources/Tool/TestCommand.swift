import ArgumentParser
import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasRouteTesting
import MidasWorkspace

/// `midas test`: runs route tests, says what they do not cover, and makes slips to see who notices.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs route tests: which channel each request has to reach.",
    discussion: """
      Tests stand in files named NAME.routes.yaml, anywhere below the root of the workspace. With --mutate, slips of \
      the finger are made in memory, one at a time; those that neither rules nor the gates of a plan nor tests notice \
      are reported with the test that would.
      """)

  @Argument(
    help: "Files of route tests, and folders. Default: all of the workspace around the working folder.")
  var paths: [String] = []

  @Option(help: "What is asked: the configuration without opening a store, or the recorded state.")
  var from = LookupCommand.Origin.config

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions
  @OptionGroup var reporting: ReportOptions

  @Flag(help: "Prints the requests that no test names, as tests to paste.")
  var uncovered = false

  @Flag(help: "Makes slips in the configuration, and reports those that nobody notices.")
  var mutate = false

  @Option(help: "With --mutate: which slips are drawn.")
  var seed: UInt64 = 1

  @Option(help: "With --mutate: how many slips are made.")
  var mutants = 50

  func validate() throws {
    if mutate, from == .state {
      throw ValidationError("--mutate makes slips in the configuration, not in a state")
    }
    if mutate, uncovered {
      throw ValidationError("--mutate and --uncovered both print tests; ask one at a time")
    }
    guard mutants > 0 else { throw ValidationError("--mutants is a number above 0") }
    if uncovered, reporting.format != .text {
      throw ValidationError("--uncovered prints tests, as text only")
    }
  }

  func run() throws {
    let session = try RouteTestSession(at: paths, from: from, state)
    guard !session.suite.tests.isEmpty || !session.suite.findings.isEmpty || uncovered || mutate else {
      throw CommandFailure(
        status: .unreadable,
        message: "no route tests here: write them in NAME.routes.yaml; `midas test --uncovered` proposes some"
      )
    }
    let run = try session.run()
    var findings = session.rated(session.suite.findings + run.findings)
    if uncovered { return try propose(session, findings) }

    var slips: SlipReport?
    if mutate, findings.isEmpty {
      let trial = try session.trial(from: reporting.failSeverity.severity)
      let report = try SlipReport(trial.slips(mutants, seed: seed), in: trial)
      findings = session.rated(report.findings)
      slips = report
    }
    var report = Report(
      of: findings, in: session.files, tally: Tally(of: findings, files: session.suite.fileCount),
      rules: Rule.descriptions, version: Midas.configuration.version,
      failing: reporting.failSeverity.severity)
    report.tests = session.suite.tests.map { RunTest($0.name, at: $0.place) }
    let failures = reporting.deliver(report, messages)
    if reporting.format == .text {
      if let slips, !slips.missingTests.isEmpty {
        Terminal.write("\n" + Self.document(of: slips.missingTests))
      }
      try summarize(session, run, slips)
    }
    if mutate, slips == nil {
      messages.say("no slips were made: the tests have to pass first")
    }
    try reporting.finish(findings, failures)
  }

  /// Prints the tests that are missing, and nothing else on standard output.
  private func propose(_ session: RouteTestSession, _ findings: [Diagnostic]) throws {
    let coverage = try RouteCoverage(of: session.views, by: session.suite.tests)
    let tests = coverage.uncovered.map { $0.request.yaml(expecting: $0.reaches) }
    if !tests.isEmpty { Terminal.write(Self.document(of: tests)) }
    if !findings.isEmpty {
      Terminal.say(
        TextReport(files: session.files).text(of: findings, isWhole: reporting.all), terminator: "")
    }
    messages.say("\(coverage.coveredCount) of \(coverage.count) requests that reach a channel are covered")
    try reporting.finish(findings, [])
  }

  private func summarize(_ session: RouteTestSession, _ run: RouteTestRun, _ slips: SlipReport?) throws {
    let count = session.suite.tests.count
    let files = session.suite.fileCount
    var summary = "\(run.passedCount) of \(count) route test\(count == 1 ? "" : "s") passed"
    summary += " in \(files) file\(files == 1 ? "" : "s")"
    if session.isWhole {
      let coverage = try RouteCoverage(of: session.views, by: session.suite.tests)
      summary += "; \(coverage.coveredCount) of \(coverage.count) requests that reach a channel are covered"
      if !coverage.uncovered.isEmpty { summary += " (--uncovered lists the others)" }
    }
    messages.say(summary)
    if let slips { messages.say(slips.summary) }
  }

  /// Tests as a file that can be saved as it is.
  private static func document(of tests: [String]) -> String {
    "routes:\n" + tests.map { "  \($0)\n" }.joined()
  }
}
