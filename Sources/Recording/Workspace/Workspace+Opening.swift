import MidasDiagnostics
import MidasModel
import MidasSource

extension Workspace {
  /// What a person asks for on the command line.
  public struct Request: Sendable {
    /// Files and folders, relative to the working folder; `-` is standard input.
    public var paths: [String]
    /// What came on standard input, if `-` was among the paths.
    public var standardInput: [UInt8]?
    /// Which file of the workspace standard input stands for.
    public var standardInputPath: String?
    /// Whether what did not change is taken from `.midas/cache`, and what did is kept there.
    ///
    /// What is kept serves every purpose.
    public var usesCache: Bool

    /// A request for `paths`; without any, for the working folder.
    public init(
      paths: [String], standardInput: [UInt8]? = nil, standardInputPath: String? = nil,
      usingCache: Bool = false
    ) {
      self.paths = paths
      self.standardInput = standardInput
      self.standardInputPath = standardInputPath
      usesCache = usingCache
    }
  }

  /// Opens the workspace that the paths of a request are in.
  ///
  /// The root is the nearest folder at or above a path that holds midas.yaml. Without one, a folder is its own root,
  /// and files are a workspace of themselves, rooted at their folder. Of the workspace's files nothing but midas.yaml is
  /// read yet.
  ///
  /// - Throws: `WorkspaceError` when a path is missing or unreadable, the paths are under two roots, or no file is
  ///   found.
  public init(opening request: Request) throws(WorkspaceError) {
    let here = FileSystem.workingFolder
    let targets = try Self.targets(request, from: here)
    let root = targets.root
    let settingsText = try Surroundings.settingsText(at: root, from: here)
    let settings = settingsText.map { Settings(reading: $0.bytes) } ?? Settings()
    let cache =
      request.usesCache && !targets.isAlone
      ? Meanwhile { Cache(below: root, settings, reading: settingsText) } : nil
    var notes: [String] = []
    var files: [File] = []
    var routeTests: [String] = []
    if !targets.isAlone, settings.isWritten || targets.includesRoot || !targets.folders.isEmpty {
      let walk = FileWalk(root: root, globs: settings.merchants)
      files = walk.files.map { File(path: $0, listingFailure: nil) }
      routeTests = walk.routeTests
      notes += walk.nested.map { "\($0) is a workspace of its own and was left out" }
      if !walk.unreadable.isEmpty {
        files += walk.unreadable.map { File(path: $0.path, listingFailure: $0.reason) }
        files.sort(by: File.precedes)
      }
    }
    var named = settings.isWritten ? [] : targets.files
    if let input = targets.replacement { named.append(input.path) }
    for path in named where !files.contains(where: { $0.path == path }) {
      files.append(File(path: path, listingFailure: nil))
      files.sort(by: File.precedes)
    }
    let selection = try targets.selection(of: files, hasSettings: settings.isWritten)
    guard !files.isEmpty || settings.isWritten else {
      throw .unreadable("no YAML file in \(FilePath.relative(root, to: here))")
    }
    self.init(
      root: root, workingFolder: here, settings: settings, files: files,
      routeTests: routeTests.map { RouteTestFile($0, below: root, from: here) }, selection: selection,
      notes: notes, settingsText: settingsText, replacement: targets.replacement, isAlone: targets.isAlone,
      cache: cache)
  }

  /// The path that standard input has when it stands for no file.
  static let standardInputName = "<stdin>"

  private static func targets(_ request: Request, from here: String) throws(WorkspaceError) -> Targets {
    var targets = Targets()
    for path in request.paths.isEmpty ? ["."] : request.paths where path != "-" {
      let absolute = FilePath.absolute(path, from: here)
      switch FileSystem.kind(of: absolute) {
      case .missing: throw .unreadable("\(path) does not exist")
      case .special: throw .unreadable("\(path) is neither a file nor a folder")
      case .unreadable(let reason): throw .unreadable("\(path) cannot be read: \(reason)")
      case .folder: try targets.add(folder: absolute, as: path)
      case .file:
        guard !RouteTestFile.isNamed(absolute) else {
          throw .unreadable("\(path) holds route tests, which `midas test` runs")
        }
        if let reason = FileSystem.obstacle(to: absolute) {
          throw .unreadable("\(path) cannot be read: \(reason)")
        }
        try targets.add(file: absolute, as: path)
      }
    }
    guard let input = request.standardInput else { return targets }
    if let path = request.standardInputPath {
      try targets.add(replacement: input, for: FilePath.absolute(path, from: here), as: path)
    } else if request.paths.allSatisfy({ $0 == "-" }) {
      targets.alone(input, in: here)
    } else {
      throw .usage("`-` beside other paths needs --stdin-path, which says which file it stands for")
    }
    return targets
  }
}
