import ArgumentParser
import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasFixing
import MidasWorkspace

/// `midas validate`: compiles and links a workspace and prints what is wrong with it.
///
/// It opens no store and resolves no reference, so it is safe on a branch nobody has reviewed.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Checks a workspace without touching any state.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json, sarif, github, gitlab, junit, rdjson.")
  var format = ReportFormat.text

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Writes a report in one of these forms to a file besides, as `sarif=results.sarif`; may be repeated.",
      valueName: "format=file"))
  var reports: [ReportTarget] = []

  @Flag(help: "Mends in the files what is certain to be meant, and says what it changes.")
  var fix = false

  @Option(help: "The severity from which on findings make the run fail: error, warning.")
  var failSeverity = FailSeverity.error

  @Flag(help: "Text shows every finding, however many there are.")
  var all = false

  enum FailSeverity: String, CaseIterable, ExpressibleByArgument {
    case error
    case warning

    var severity: Severity { self == .error ? .error : .warning }
  }

  func validate() throws {
    guard Set(reports.map(\.path)).count == reports.count else {
      throw ValidationError("two reports cannot go to one file")
    }
  }

  func run() throws {
    var compiled = try Progress(messages).during("compiling") { _ in
      try workspace.compiled(for: .checking)
    }
    var failures: [CommandFailure] = []
    if fix {
      var run = try FixRun(workspace, messages)
      compiled = try run.run(on: compiled)
      failures = run.failures
    }
    let carriesFixes = ([format] + reports.map(\.format)).contains(where: \.carriesFixes)
    let report = Report(
      of: carriesFixes ? Fixer.offers(for: compiled) : compiled.findings, in: compiled.files,
      tally: compiled.tally, rules: Rule.descriptions,
      version: Midas.configuration.version, failing: failSeverity.severity)

    // Files first: whoever stops reading the output does not lose them.
    failures += reports.compactMap { write(report, to: $0) }
    Terminal.write(report.text(as: format, style: messages.color.style, isWhole: all))
    if let omission = report.omission(in: format) { messages.say("note: \(omission)") }
    if format == .text {
      for note in compiled.notes { messages.say("note: \(note)") }
      // A blank line sets the closing line apart from the last finding where both go to a terminal.
      messages.say((compiled.findings.isEmpty ? "" : "\n") + compiled.tally.closing)
    }

    var statuses = failures.map(\.status)
    if compiled.findings.contains(where: { $0.severity >= failSeverity.severity }) {
      statuses.append(.findings)
    }
    let status = ExitStatus.first(of: statuses)
    if status != .done {
      throw CommandFailure(status: status, message: failures.map(\.message).joined(separator: "\nmidas: "))
    }
  }

  /// Writes a report to its file.
  ///
  /// - Returns: what prevented it; nil if it was written.
  private func write(_ report: Report, to target: ReportTarget) -> CommandFailure? {
    if let omission = report.omission(in: target.format) { messages.say("note: \(target.path): \(omission)") }
    do throws(NewFile.Failure) {
      try WholeFile.write(report.text(as: target.format, isWhole: all), to: target.path)
      return nil
    } catch {
      return CommandFailure(error)
    }
  }
}
