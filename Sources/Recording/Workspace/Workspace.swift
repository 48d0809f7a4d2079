import MidasResources
import MidasSource

/// A workspace before it is compiled: where it is, what midas.yaml says, which files it has and which of them the
/// person asked about.
public struct Workspace: Sendable {
  /// The name of the file that makes a folder the root of a workspace.
  public static let settingsName = "midas.yaml"
  /// The index under which places name midas.yaml.
  public static let settingsFile: Int32 = -1

  /// The root's absolute path.
  public let root: String
  /// The working folder's absolute path, from which paths are shown.
  let workingFolder: String
  /// What midas.yaml says, or what holds without one.
  public let settings: Settings
  /// The merchant files, in the byte order of their paths below the root.
  public let files: [File]
  /// The files of route tests below the root, in the byte order of their paths; no merchant stands in them.
  public let routeTests: [RouteTestFile]
  /// What the person asked about.
  public let selection: Selection
  /// Messages for the person that are no findings.
  public let notes: [String]
  /// The text of midas.yaml, for printing findings on it.
  let settingsText: SourceFile?
  /// The bytes that stand in for a file, as an editor holds them.
  let replacement: (path: String, bytes: [UInt8])?
  /// Standard input is all there is: no file of the folder was looked at.
  let isAlone: Bool
  /// What an earlier run compiled, where it may be used; it is read while the files are looked for.
  let cache: Meanwhile<Cache?>?

  /// A merchant file.
  public struct File: Hashable, Sendable {
    /// Its path below the root, as provenance records it.
    public let path: String
    /// It could not even be listed, for this reason.
    let listingFailure: String?

    /// Whether a file comes before another one in the byte order of paths.
    static func precedes(_ left: File, _ right: File) -> Bool { precedesInBytes(left.path, right.path) }
  }

  /// The absolute path of a file, by its index.
  public func path(of file: Int32) -> String {
    FilePath.joined(root, file == Self.settingsFile ? Self.settingsName : files[Int(file)].path)
  }

  /// The path of a file as findings print it, relative to the working folder, by its index.
  func displayPath(of file: Int) -> String {
    let path = files[file].path
    return path == Self.standardInputName
      ? path : FilePath.relative(FilePath.joined(root, path), to: workingFolder)
  }

  /// The part of a workspace that a person asked about.
  public enum Selection: Hashable, Sendable {
    /// All of it.
    case root
    /// These files, as indices of `files`.
    case files(Set<Int>)

    /// Whether a file is part of it.
    public func includes(_ file: Int32) -> Bool {
      switch self {
      case .root: true
      case .files(let files): files.contains(Int(file))
      }
    }
  }
}
