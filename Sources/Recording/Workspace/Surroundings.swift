import MidasSource

/// The root of a workspace and what its midas.yaml says, found without looking at a merchant file: enough for verbs
/// that ask a state store.
public struct Surroundings: Sendable {
  /// The root's absolute path: the nearest folder at or above the path that holds midas.yaml, else the path's folder.
  public let root: String
  /// What midas.yaml says, or what holds without one.
  public let settings: Settings

  /// The surroundings of a file or folder.
  ///
  /// - Parameter path: relative to the working folder, or absolute.
  /// - Throws: `WorkspaceError.unreadable` when there is no such path, or midas.yaml cannot be read.
  public init(of path: String) throws(WorkspaceError) {
    let absolute = FilePath.absolute(path, from: FileSystem.workingFolder)
    var folder: String
    switch FileSystem.kind(of: absolute) {
    case .missing: throw .unreadable("\(path) does not exist")
    case .unreadable(let reason): throw .unreadable("\(path) cannot be read: \(reason)")
    case .folder: folder = absolute
    case .file, .special: folder = FilePath.parent(absolute)
    }
    let start = folder
    while true {
      let file = FilePath.joined(folder, Workspace.settingsName)
      if case .missing = FileSystem.kind(of: file) {
        guard folder != "/" else { break }
        folder = FilePath.parent(folder)
        continue
      }
      do throws(FileSystem.Failure) {
        settings = Settings(reading: try FileSystem.read(file))
      } catch {
        throw .unreadable(
          "\(FilePath.relative(file, to: FileSystem.workingFolder)) cannot be read: \(error.reason)")
      }
      root = folder
      return
    }
    root = start
    settings = Settings()
  }
}
