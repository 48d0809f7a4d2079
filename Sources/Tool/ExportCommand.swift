import ArgumentParser
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorkspace

/// `midas export`: the recorded state as a workspace.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the recorded state as a workspace that plans empty.",
    discussion: "Without --out, the merchant documents go to standard output.")

  @OptionGroup var state: StateOptions
  @OptionGroup var messages: MessageOptions

  @Option(
    help: "The folder to write, which must not exist; one folder a workspace below it if there are several.")
  var out: String?

  func run() throws {
    let surroundings = try StoreAccess.surroundingsOfWorkingFolder()
    let declared = surroundings.settings.state
    let store = try state.store(below: surroundings.root, declared: declared)
    let url = state.absolute(below: surroundings.root, declared: declared)
    let workspaces = try StoreAccess.reporting {
      try store.read { try Self.workspaces($0, at: url) }
    }
    if workspaces.isEmpty { messages.say("Nothing is recorded.") }
    for workspace in workspaces { report(workspace) }
    guard let out else {
      let documents = workspaces.flatMap(\.documents).map(\.yaml)
      return Terminal.write(documents.joined(separator: "---\n"))
    }
    try write(workspaces, to: out)
    let count = workspaces.reduce(0) { $0 + $1.documents.count }
    messages.say("wrote \(count == 1 ? "1 merchant" : "\(count) merchants") to \(out)")
  }

  private static func workspaces(_ reader: any StateReader, at url: String) throws -> [ExportedWorkspace] {
    let state = SealedState(reader)
    let head = try state.head()
    let merchants = try state.merchants(try state.index().map(\.handle))
    let liveMIDs = try state.liveMIDs(of: merchants)
    return Dictionary(grouping: merchants, by: \.owner).sorted { $0.key < $1.key }.map { owner, merchants in
      ExportedWorkspace(owner, merchants, liveMIDs, head: head, state: url)
    }
  }

  /// What a program of today no longer takes as it was recorded.
  private func report(_ workspace: ExportedWorkspace) {
    for rule in workspace.refused {
      messages.say(
        "warning: what is recorded of workspace `\(workspace.name)` is against \(rule), which no midas.yaml allows"
      )
    }
    for handle in workspace.differing {
      messages.say("warning: `\(handle)` means something else today; `midas plan` shows what")
    }
  }

  private func write(_ workspaces: [ExportedWorkspace], to out: String) throws(CommandFailure) {
    guard !NewFile.exists(out) else {
      throw CommandFailure(status: .usage, message: "\(out) exists; nothing was written")
    }
    do throws(NewFile.Failure) {
      for workspace in workspaces {
        let folder = workspaces.count == 1 ? out : "\(out)/\(workspace.name)"
        try NewFile.write(workspace.settings, to: "\(folder)/midas.yaml")
        for document in workspace.documents {
          try NewFile.write(document.yaml, to: "\(folder)/merchants/\(document.handle).yaml")
        }
      }
    } catch {
      throw CommandFailure(status: .unreadable, message: "\(error.path) cannot be written: \(error.reason)")
    }
  }
}
