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
    let here = FileSystem.workingFolder
    let absolute = FilePath.absolute(path, from: here)
    let folder: String
    switch FileSystem.kind(of: absolute) {
    case .missing: throw .unreadable("\(path) does not exist")
    case .unreadable(let reason): throw .unreadable("\(path) cannot be read: \(reason)")
    case .folder: folder = absolute
    case .file, .special: folder = FilePath.parent(absolute)
    }
    root = Self.root(above: folder) ?? folder
    settings = try Self.settingsText(at: root, from: here).map { Settings(reading: $0.bytes) } ?? Settings()
  }

  /// The nearest folder at or above `folder` that holds midas.yaml.
  static func root(above folder: String) -> String? {
    var folder = folder
    while true {
      if case .missing = FileSystem.kind(of: FilePath.joined(folder, Workspace.settingsName)) {
        if folder == "/" { return nil }
        folder = FilePath.parent(folder)
      } else {
        return folder
      }
    }
  }

  /// The midas.yaml of a root, with its path as seen from `here`; nil where there is none.
  static func settingsText(at root: String, from here: String) throws(WorkspaceError) -> SourceFile? {
    let path = FilePath.joined(root, Workspace.settingsName)
    if case .missing = FileSystem.kind(of: path) { return nil }
    let displayPath = FilePath.relative(path, to: here)
    do throws(FileSystem.Failure) {
      return SourceFile(path: displayPath, bytes: try FileSystem.read(path))
    } catch {
      throw .unreadable("\(displayPath) cannot be read: \(error.reason)")
    }
  }
}
