/// Finds the merchant files of a workspace.
struct FileWalk {
  /// Files that match, as paths below the root in byte order.
  private(set) var files: [String] = []
  /// Files of route tests, whatever the globs name, as paths below the root in byte order.
  private(set) var routeTests: [String] = []
  /// Folders and files that could not be looked at, with the reason.
  private(set) var unreadable: [(path: String, reason: String)] = []
  /// Folders that are workspaces of their own and were passed over.
  private(set) var nested: [String] = []

  private let root: String
  private let globs: [Glob]

  /// Every file below `root` that `globs` name.
  ///
  /// Names that start with a dot and links to folders are not entered, nor are folders with a midas.yaml of their
  /// own.
  init(root: String, globs: [String]?) {
    self.root = root
    self.globs = (globs ?? ["**/*.yaml", "**/*.yml"]).map(Glob.init)
    walk("")
  }

  private mutating func walk(_ folder: String) {
    let entries: [FileSystem.Entry]
    do throws(FileSystem.Failure) {
      entries = try FileSystem.entries(of: FilePath.joined(root, folder))
    } catch {
      unreadable.append((folder.isEmpty ? "." : folder, error.reason))
      return
    }
    if !folder.isEmpty, entries.contains(where: { $0.name == Workspace.settingsName && !$0.isFolder }) {
      nested.append(folder)
      return
    }
    for entry in entries {
      let path = FilePath.joined(folder, entry.name)
      if entry.isFolder {
        walk(path)
      } else if RouteTestFile.isNamed(path) {
        if !(entry.isLink && isFolder(path)) { routeTests.append(path) }
      } else if entry.name != Workspace.settingsName, isMatch(path), !(entry.isLink && isFolder(path)) {
        files.append(path)
      }
    }
  }

  /// The last glob that matches decides.
  private func isMatch(_ path: String) -> Bool {
    for index in globs.indices.reversed() where globs[index].matches(path) {
      return !globs[index].isExclusion
    }
    return false
  }

  private func isFolder(_ path: String) -> Bool {
    if case .folder = FileSystem.kind(of: FilePath.joined(root, path)) { true } else { false }
  }
}
