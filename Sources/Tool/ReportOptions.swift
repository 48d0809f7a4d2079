import ArgumentParser
import MidasDiagnostics

/// The options of every verb that reports findings: in which form, and to which files besides.
struct ReportOptions: ParsableArguments {
  @Option(help: "The form of the output: text, json, sarif, github, gitlab, junit, rdjson.")
  var format = ReportFormat.text

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Writes a report in one of these forms to a file besides, as `sarif=results.sarif`; may be repeated.",
      valueName: "format=file"))
  var reports: [ReportTarget] = []

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

  /// Whether a form is asked for that carries fixes.
  var carriesFixes: Bool { ([format] + reports.map(\.format)).contains(where: \.carriesFixes) }

  /// Prints a report and writes it to its files.
  ///
  /// - Returns: what prevented files from being written.
  func deliver(_ report: Report, _ messages: MessageOptions) -> [CommandFailure] {
    // Files first: whoever stops reading the output does not lose them.
    let failures = reports.compactMap { write(report, to: $0, messages) }
    Terminal.write(report.text(as: format, style: messages.color.style, isWhole: all))
    if let omission = report.omission(in: format) { messages.say("note: \(omission)") }
    return failures
  }

  /// Ends the run as the findings and what could not be done ask for.
  func finish(_ findings: [Diagnostic], _ failures: [CommandFailure]) throws(CommandFailure) {
    var statuses = failures.map(\.status)
    if findings.contains(where: { $0.severity >= failSeverity.severity }) { statuses.append(.findings) }
    let status = ExitStatus.first(of: statuses)
    if status != .done {
      throw CommandFailure(status: status, message: failures.map(\.message).joined(separator: "\nmidas: "))
    }
  }

  /// Writes a report to its file.
  ///
  /// - Returns: what prevented it; nil if it was written.
  private func write(_ report: Report, to target: ReportTarget, _ messages: MessageOptions) -> CommandFailure?
  {
    if let omission = report.omission(in: target.format) { messages.say("note: \(target.path): \(omission)") }
    do throws(NewFile.Failure) {
      try WholeFile.write(report.text(as: target.format, isWhole: all), to: target.path)
      return nil
    } catch {
      return CommandFailure(error)
    }
  }
}
