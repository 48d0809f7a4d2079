import ArgumentParser
import MidasCompiler
import MidasWorkspace

/// The options of every verb that reads a workspace.
struct WorkspaceOptions: ParsableArguments {
  @Argument(
    help: "Files and folders of one workspace; `-` reads standard input. Default: the working folder.")
  var paths: [String] = []

  @Option(help: "The file of the workspace that standard input stands for.")
  var stdinPath: String?

  @Flag(help: "Compile every file afresh; neither read nor write `.midas/cache`.")
  var noCache = false

  /// Opens, compiles and links the workspace.
  func compiled(for purpose: Compiler.Purpose = .planning) throws(CommandFailure) -> CompiledWorkspace {
    var request = Workspace.Request(paths: paths, standardInputPath: stdinPath, usingCache: !noCache)
    if paths.contains("-") {
      request.standardInput = try Terminal.readInput()
    } else if stdinPath != nil {
      throw CommandFailure(status: .usage, message: "--stdin-path goes with the path `-`")
    }
    return try Self.compiled(request, for: purpose)
  }

  /// Opens, compiles and links the workspace around `path`, which must be without errors.
  static func correct(_ path: String) throws(CommandFailure) -> CompiledWorkspace {
    let compiled = try compiled(Workspace.Request(paths: [path], usingCache: true))
    guard !compiled.blocksPlan else {
      throw CommandFailure(
        status: .findings, message: "the configuration has errors; `midas validate` shows them")
    }
    return compiled
  }

  /// Opens, compiles and links what is asked for.
  static func compiled(
    _ request: Workspace.Request, for purpose: Compiler.Purpose = .planning
  ) throws(CommandFailure) -> CompiledWorkspace {
    do throws(WorkspaceError) {
      return try Workspace(opening: request).compiled(for: purpose)
    } catch {
      throw CommandFailure(error)
    }
  }
}
