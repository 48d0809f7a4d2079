import MidasCompiler
import MidasFixing
import MidasResources
import MidasWorkspace

/// `--adopt-keys`: channel keys that PortOne knows, on their way into the files of the workspace.
struct AdoptedKeys {
  private let adoption: KeyAdoption

  /// Puts keys into the workspace around the working folder.
  init(_ keys: [Address: String]) throws(CommandFailure) {
    let compiled = try WorkspaceOptions.compiled(Workspace.Request(paths: [], usingCache: true))
    guard !compiled.linked.isOpen else {
      throw CommandFailure(
        status: .findings, message: "the configuration has errors; `midas validate` shows them")
    }
    adoption = KeyAdoption(keys, into: compiled)
  }

  /// The change to all files, as `git apply` takes it.
  var patch: String { adoption.files.map(\.unifiedDiff).joined() }

  /// What was left out, and why.
  var refusals: [String] {
    adoption.refusals.map { "the key of \($0.address) is not put in: \($0.reason)" }
  }

  /// Writes the files, each whole or not at all, and says what it writes.
  func write(_ messages: MessageOptions) throws(CommandFailure) {
    for file in adoption.files {
      do throws(FixedFile.WriteFailure) {
        try file.write()
      } catch {
        throw CommandFailure(error, of: file)
      }
      for change in file.changes { messages.say("\(file.displayPath):\(change.line): \(change.title)") }
    }
  }
}

extension CommandFailure {
  /// A file that fixes could not be written to.
  init(_ failure: FixedFile.WriteFailure, of file: FixedFile) {
    switch failure {
    case .changed:
      self.init(
        status: .unreadable,
        message: "\(file.displayPath) changed since it was read and is left alone; run again")
    case .refused(let error): self.init(NewFile.Failure(path: file.displayPath, error: error))
    }
  }
}
