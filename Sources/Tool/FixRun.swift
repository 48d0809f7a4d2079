import MidasCompiler
import MidasFixing
import MidasWorkspace

/// `midas validate --fix`: mends what is certain, compiles again, and goes on while that brings more to light.
struct FixRun {
  /// A mend may let rules see what they had to pass over before; more rounds than this nobody could follow.
  private static let mostRounds = 3

  let workspace: WorkspaceOptions
  let messages: MessageOptions
  /// The files that could not be written, and why.
  private(set) var failures: [CommandFailure] = []
  private var fixed = 0

  init(_ workspace: WorkspaceOptions, _ messages: MessageOptions) throws(CommandFailure) {
    guard !workspace.paths.contains("-") else {
      throw CommandFailure(
        status: .usage, message: "--fix writes files, and standard input is none; name the files")
    }
    self.workspace = workspace
    self.messages = messages
  }

  /// Fixes the files of a workspace and says what it changes.
  ///
  /// - Returns: the workspace as the fixes leave it.
  mutating func run(on compiled: CompiledWorkspace) throws(CommandFailure) -> CompiledWorkspace {
    var compiled = compiled
    for _ in 1...Self.mostRounds {
      let files = Fixer.fixedFiles(of: compiled)
      guard !files.isEmpty else { break }
      let before = fixed
      for file in files { write(file) }
      compiled = try workspace.compiled(for: .checking)
      if fixed == before { break }
    }
    if fixed > 0 { messages.say("fixed \(fixed) finding\(fixed == 1 ? "" : "s")") }
    return compiled
  }

  private mutating func write(_ file: FixedFile) {
    do throws(FixedFile.WriteFailure) {
      try file.write()
    } catch {
      failures.append(CommandFailure(error, of: file))
      return
    }
    fixed += file.changes.count
    for change in file.changes {
      messages.say("\(file.displayPath):\(change.line):\(change.column): \(change.title) (\(change.rule))")
    }
  }
}
