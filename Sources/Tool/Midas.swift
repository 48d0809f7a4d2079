import ArgumentParser
import Glibc

/// The command line: arguments in, stages called, exit status out.
@main
struct Midas: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "midas",
    abstract: "MIDs as code: compiles payment channel configuration, checks it, plans and applies it.",
    version: "0.1.0",
    subcommands: [
      InitCommand.self, ValidateCommand.self, ExplainCommand.self, CatalogCommand.self, PlanCommand.self,
      ApplyCommand.self, ShowCommand.self, HistoryCommand.self, UndoCommand.self, ExportCommand.self,
      DriftCommand.self, StateCommand.self, LookupCommand.self, TablesCommand.self, TestCommand.self,
      SchemaCommand.self,
    ])

  static func main() {
    Terminal.prepare()
    // A file that may not grow any further is an error to report, as a full disk is, and no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      do {
        try command.run()
      } catch let failure as CommandFailure {
        if !failure.message.isEmpty { Terminal.say("midas: \(failure.message)") }
        Glibc.exit(failure.status.rawValue)
      } catch  where !isOfArguments(error) {
        Terminal.say("midas: internal error, please report it: \(error)")
        Glibc.exit(ExitStatus.defect.rawValue)
      }
    } catch {
      exit(withError: error)
    }
  }

  /// Whether an error is one by which a command asks for help to be shown, or ends.
  private static func isOfArguments(_ error: any Error) -> Bool {
    error is CleanExit || error is ExitCode || error is ValidationError
  }
}
