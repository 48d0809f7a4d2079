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

  @OptionGroup var reporting: ReportOptions

  @Flag(help: "Mends in the files what is certain to be meant, and says what it changes.")
  var fix = false

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
    let report = Report(
      of: reporting.carriesFixes ? Fixer.offers(for: compiled) : compiled.findings, in: compiled.files,
      tally: compiled.tally, rules: Rule.descriptions,
      version: Midas.configuration.version, failing: reporting.failSeverity.severity)
    failures += reporting.deliver(report, messages)
    if reporting.format == .text {
      for note in compiled.notes { messages.say("note: \(note)") }
      // A blank line sets the closing line apart from the last finding where both go to a terminal.
      messages.say((compiled.findings.isEmpty ? "" : "\n") + compiled.tally.closing)
    }
    try reporting.finish(compiled.findings, failures)
  }
}
