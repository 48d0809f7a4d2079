import MidasDiagnostics
import MidasStore
import MidasWorkspace

/// Opening stores from the command line, and how the ways in which a store can fail end a command.
enum StoreAccess {
  /// Runs `body`; what a store says goes to the person with the status that it has.
  static func reporting<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as StoreError {
      throw CommandFailure(error)
    }
  }

  /// The store of the workspace around the working folder, for verbs that look at no merchant file.
  static func ofWorkingFolder(_ options: StateOptions) throws(CommandFailure) -> any StateStore {
    let surroundings = try surroundingsOfWorkingFolder()
    return try options.store(below: surroundings.root, declared: surroundings.settings.state)
  }

  /// The workspace around a path, whatever its midas.yaml says.
  static func surroundings(of path: String) throws(CommandFailure) -> Surroundings {
    do throws(WorkspaceError) {
      return try Surroundings(of: path)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The workspace around the working folder; its midas.yaml must say which store is meant.
  static func surroundingsOfWorkingFolder() throws(CommandFailure) -> Surroundings {
    let surroundings = try surroundings(of: ".")
    guard !surroundings.settings.findings.contains(where: { $0.severity == .error }) else {
      throw CommandFailure(status: .findings, message: "midas.yaml has errors; `midas validate` shows them")
    }
    return surroundings
  }
}
