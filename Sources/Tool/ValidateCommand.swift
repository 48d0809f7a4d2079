import ArgumentParser
import MidasCompiler
import MidasDiagnostics
import MidasWorkspace

/// `midas validate`: compiles and links a workspace and prints what is wrong with it.
///
/// It opens no store and resolves no reference, so it is safe on a branch nobody has reviewed.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Checks a workspace without touching any state.")

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var messages: MessageOptions

  @Option(help: "The form of the output: text, json.")
  var format = OutputFormat.text

  @Option(help: "The severity from which on findings make the run fail: error, warning.")
  var failSeverity = FailSeverity.error

  enum FailSeverity: String, CaseIterable, ExpressibleByArgument {
    case error
    case warning

    var severity: Severity { self == .error ? .error : .warning }
  }

  func run() throws {
    let compiled = try workspace.compiled(for: .checking)
    switch format {
    case .text:
      Terminal.write(
        TextReport(files: compiled.files, style: messages.color.style).text(of: compiled.findings))
      for note in compiled.notes { messages.say("note: \(note)") }
      // A blank line sets the closing line apart from the last finding where both go to a terminal.
      messages.say((compiled.findings.isEmpty ? "" : "\n") + compiled.tally.closing)
    case .json:
      Terminal.write(JSONReport(files: compiled.files).text(of: compiled.findings, tally: compiled.tally))
    }
    if compiled.findings.contains(where: { $0.severity >= failSeverity.severity }) {
      throw CommandFailure(status: .findings)
    }
  }
}
