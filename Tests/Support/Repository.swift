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
    let enumerator = FileManager.default.enumerator(atPath: url(folder).path)
    let paths = (enumerator?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }
    return paths.map { "\(folder)/\($0)" }.sorted()
  }
}
