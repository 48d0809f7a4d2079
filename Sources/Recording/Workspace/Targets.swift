/// The paths of a request, gathered under one root.
struct Targets {
  /// The root, once a path told it.
  private(set) var root = ""
  /// Folders below the root, as paths below it.
  private(set) var folders: [String] = []
  /// Files below the root, as paths below it.
  private(set) var files: [String] = []
  /// What stands in for a file.
  private(set) var replacement: (path: String, bytes: [UInt8])?
  /// What the person typed for each.
  private var spellings: [String: String] = [:]

  /// Standard input is all there is: no file of the folder is looked at.
  var isAlone: Bool { files == [Workspace.standardInputName] }

  /// The root itself was asked for.
  var includesRoot: Bool { folders.contains("") }

  mutating func add(folder: String, as spelling: String) throws(WorkspaceError) {
    try settle(on: Surroundings.root(above: folder) ?? folder, spelling)
    let path = FilePath.below(root, folder) ?? ""
    folders.append(path)
    spellings[path] = spelling
  }

  mutating func add(file: String, as spelling: String) throws(WorkspaceError) {
    let folder = FilePath.parent(file)
    try settle(on: Surroundings.root(above: folder) ?? folder, spelling)
    let path = FilePath.below(root, file) ?? FilePath.name(file)
    if path == Workspace.settingsName {
      folders.append("")
    } else {
      files.append(path)
      spellings[path] = spelling
    }
  }

  mutating func add(replacement bytes: [UInt8], for file: String, as spelling: String) throws(WorkspaceError)
  {
    let folder = FilePath.parent(file)
    try settle(on: Surroundings.root(above: folder) ?? folder, spelling)
    let path = FilePath.below(root, file) ?? FilePath.name(file)
    replacement = (path, bytes)
    files.append(path)
  }

  /// Standard input as a workspace of itself.
  mutating func alone(_ bytes: [UInt8], in folder: String) {
    root = folder
    replacement = (Workspace.standardInputName, bytes)
    files = [Workspace.standardInputName]
  }

  /// The files that the person asked about.
  func selection(
    of all: [Workspace.File], hasSettings: Bool
  ) throws(WorkspaceError) -> Workspace.Selection {
    if includesRoot { return .root }
    var selected = Set<Int>()
    for (index, file) in all.enumerated()
    where files.contains(file.path) || folders.contains(where: { FilePath.below($0, file.path) != nil }) {
      selected.insert(index)
    }
    for path in files where !all.contains(where: { $0.path == path }) {
      throw .unreadable(
        "\(spellings[path] ?? path) is no merchant file of its workspace: `merchants` in midas.yaml does not name it"
      )
    }
    for folder in folders
    where !all.contains(where: { FilePath.below(folder, $0.path) != nil }) {
      throw .unreadable("no merchant file in \(spellings[folder] ?? folder)")
    }
    return .files(selected)
  }

  private mutating func settle(on found: String, _ spelling: String) throws(WorkspaceError) {
    guard root.isEmpty || root == found else {
      throw .usage(
        "\(spelling) belongs to another workspace than the paths before it; name one workspace at a time")
    }
    root = found
  }
}
