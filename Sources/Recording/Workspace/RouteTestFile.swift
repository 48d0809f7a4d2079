public import MidasSource

/// A file of route tests, `NAME.routes.yaml`, somewhere below the root of a workspace.
public struct RouteTestFile: Hashable, Sendable {
  /// Its path below the root.
  public let path: String
  /// Its path as findings print it, relative to the working folder.
  public let displayPath: String
  private let absolutePath: String

  init(_ path: String, below root: String, from here: String) {
    self.path = path
    absolutePath = FilePath.joined(root, path)
    displayPath = FilePath.relative(absolutePath, to: here)
  }

  /// Whether the name of a file says that it holds route tests.
  static func isNamed(_ path: String) -> Bool {
    path.hasSuffix(".routes.yaml") || path.hasSuffix(".routes.yml")
  }

  /// The file as it stands.
  public func read() throws(WorkspaceError) -> SourceFile {
    do throws(FileSystem.Failure) {
      return SourceFile(path: displayPath, bytes: try FileSystem.read(absolutePath))
    } catch {
      throw .unreadable("\(displayPath) cannot be read: \(error.reason)")
    }
  }
}

extension Workspace {
  /// Opens the whole workspace that paths are in, and picks the files of route tests there.
  ///
  /// - Parameter paths: files of route tests, and folders; relative to the working folder. None for all.
  /// - Throws: `WorkspaceError` when a path is missing, is no such file, or the paths are under two roots.
  public static func openingRouteTests(
    at paths: [String]
  ) throws(WorkspaceError) -> (workspace: Workspace, tests: [RouteTestFile]) {
    let here = FileSystem.workingFolder
    var targets = Targets()
    for path in paths.isEmpty ? ["."] : paths {
      let absolute = FilePath.absolute(path, from: here)
      switch FileSystem.kind(of: absolute) {
      case .missing: throw .unreadable("\(path) does not exist")
      case .unreadable(let reason): throw .unreadable("\(path) cannot be read: \(reason)")
      case .folder: try targets.add(folder: absolute, as: path)
      case .file where RouteTestFile.isNamed(absolute): try targets.add(file: absolute, as: path)
      case .file, .special:
        throw .unreadable("\(path) holds no route tests: these stand in files named NAME.routes.yaml")
      }
    }
    let workspace = try Workspace(opening: Request(paths: [targets.root]))
    let tests = workspace.routeTests.filter { test in
      targets.includesRoot || targets.files.contains(test.path)
        || targets.folders.contains { FilePath.below($0, test.path) != nil }
    }
    for path in targets.files where !tests.contains(where: { $0.path == path }) {
      throw .unreadable("\(path) is in no folder that a workspace looks into")
    }
    return (workspace, tests)
  }
}
