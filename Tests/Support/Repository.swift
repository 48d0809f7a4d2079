public import Foundation

/// The repository's own files, for tests that compare with them.
public enum Repository {
  /// The folder that holds Package.swift.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The file or folder at `path` below the root.
  public static func url(_ path: String) -> URL { root.appending(path: path) }

  /// The text of the file at `path` below the root.
  public static func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// The paths of the files below `folder` that end in `suffix`, from the root, in order.
  public static func files(below folder: String, endingIn suffix: String) -> [String] {
    files(in: url(folder)).filter { $0.hasSuffix(suffix) }.map { "\(folder)/\($0)" }
  }

  /// The paths of all files below a folder, from there, in order; folders themselves are left out.
  public static func files(in folder: URL) -> [String] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: folder.appending(path: path).path, isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }
}
