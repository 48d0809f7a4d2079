import ArgumentParser
import MidasCompiler
import MidasDiagnostics
import MidasWorkspace

/// The options of every verb that reads a workspace.
struct WorkspaceOptions: ParsableArguments {
  @Argument(
    help: "Files and folders of one workspace; `-` reads standard input. Default: the working folder.")
  var paths: [String] = []

  @Option(help: "The file of the workspace that standard input stands for.")
  var stdinPath: String?

  @Flag(help: "Compile every file afresh. (Nothing is cached yet; scripts may already say so.)")
  var noCache = false

  /// Opens, compiles and links the workspace.
  func compiled(for purpose: Compiler.Purpose = .planning) throws(CommandFailure) -> CompiledWorkspace {
    var request = Workspace.Request(paths: paths, standardInputPath: stdinPath)
    if paths.contains("-") {
      request.standardInput = Terminal.readInput()
    } else if stdinPath != nil {
      throw CommandFailure(status: .usage, message: "--stdin-path goes with the path `-`")
    }
    do throws(WorkspaceError) {
      return try Workspace(opening: request).compiled(for: purpose)
    } catch {
      throw CommandFailure(error)
    }
  }
}

/// How much a verb says beside its data.
struct MessageOptions: ParsableArguments {
  @Option(help: "When to write colours: auto, always, never.")
  var color = ColorChoice.auto

  @Flag(name: .shortAndLong, help: "No messages, only data.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "More messages.")
  var verbose = false

  /// Says something to the person, unless they asked for quiet.
  func say(_ message: String) {
    if !quiet { Terminal.say(message) }
  }
}
