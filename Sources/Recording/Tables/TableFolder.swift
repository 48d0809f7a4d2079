import Glibc
import MidasResources
import MidasTableFormat

/// The folder that tables are written below: a folder a generation, and the manifest that names the one that counts.
///
/// A generation is written beside the others under a name that no reader follows, renamed when it is whole, and
/// named by the manifest last. The one before stays, for readers that saw the manifest before it changed; older ones
/// go. One `midas tables` at a time writes below a folder: the kernel's lock on it ends with the process.
final class TableFolder {
  private let path: String
  private let descriptor: Int32
  /// Where the files are written until they are whole.
  let draft: String

  /// The folder at `path`, which is new, empty or one of tables; waits for another writer to end.
  init(_ path: String) throws(TableError) {
    self.path = path
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .unwritable(path: path, error: errno) }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, error: errno) }
    draft = "\(path)/\(Self.draftPrefix)\(getpid())"
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw .unwritable(path: path, error: errno) }
    }
    let names = try Self.names(in: path)
    guard holdsTables || names.allSatisfy(Self.isOurs) else { throw .foreign(folder: path) }
    // Nobody else is writing: these are of runs that were ended.
    for name in names where name.hasPrefix(Self.draftPrefix) { Self.remove("\(path)/\(name)") }
    try DraftFile.makeFolder(draft)
  }

  deinit {
    Self.remove(draft)
    close(descriptor)
  }

  /// Makes what was drafted the generation that readers follow.
  func `switch`(to manifest: TableManifest) throws(TableError) {
    let before = current
    try Self.write(manifest.json, to: "\(draft)/\(TableManifest.fileName)")
    try Self.settle(draft)
    let generation = "\(path)/\(manifest.generation)"
    // What has the name of what it holds is the same; readers may have it open.
    if try !Self.holds(generation, manifest) {
      Self.remove(generation)
      guard rename(draft, generation) == 0 else { throw .unwritable(path: generation, error: errno) }
    }
    try Self.settle(path)
    try link(to: manifest.generation)
    let beside = "\(path)/\(Self.draftPrefix)manifest"
    try Self.write(manifest.json, to: beside)
    guard rename(beside, "\(path)/\(TableManifest.fileName)") == 0 else {
      throw .unwritable(path: path, error: errno)
    }
    try Self.settle(path)
    // Written again, it is no newer than what it was before.
    guard before != manifest.generation else { return }
    for name in try Self.names(in: path) where TableManifest.isGeneration(name) {
      if name != manifest.generation, name != before { Self.remove("\(path)/\(name)") }
    }
  }

  /// Whether there is a manifest of tables, be it of another version of the format.
  private var holdsTables: Bool {
    guard let bytes = Self.read("\(path)/\(TableManifest.fileName)") else { return false }
    do throws(TableManifestError) { _ = try TableManifest(parsing: bytes) } catch { return error != .foreign }
    return true
  }

  /// The generation that the manifest names.
  private var current: String? {
    guard let bytes = Self.read("\(path)/\(TableManifest.fileName)") else { return nil }
    do throws(TableManifestError) { return try TableManifest(parsing: bytes).generation } catch { return nil }
  }

  /// Points the link for programs that can follow no manifest.
  private func link(to generation: String) throws(TableError) {
    let beside = "\(path)/\(Self.draftPrefix)link"
    unlink(beside)
    guard symlink(generation, beside) == 0, rename(beside, "\(path)/\(Self.link)") == 0 else {
      throw .unwritable(path: "\(path)/\(Self.link)", error: errno)
    }
  }
}

// MARK: - Files

extension TableFolder {
  private static let draftPrefix = ".midas-"
  private static let link = "current"

  /// Whether a first run that was ended before it wrote the manifest leaves something of this name.
  private static func isOurs(_ name: String) -> Bool {
    name == link || name.hasPrefix(draftPrefix) || TableManifest.isGeneration(name)
  }

  private static func names(in path: String) throws(TableError) -> [String] {
    guard let folder = opendir(path) else { throw .unwritable(path: path, error: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes a file, or a folder with what is in it; links are removed, never followed.
  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    do throws(TableError) {
      for name in try names(in: path) { remove("\(path)/\(name)") }
    } catch {}
    rmdir(path)
  }

  /// Whether a folder has every file of `manifest`, whole.
  private static func holds(_ folder: String, _ manifest: TableManifest) throws(TableError) -> Bool {
    guard let bytes = read("\(folder)/\(TableManifest.fileName)"), bytes == Array(manifest.json.utf8) else {
      return false
    }
    for file in manifest.files {
      let path = "\(folder)/\(file.path)"
      guard access(path, R_OK) == 0 else { return false }
      let (size, digest) = try FileDigest.digest(of: path)
      guard size == file.bytes, digest.hex == file.sha256 else { return false }
    }
    return true
  }

  private static func write(_ text: String, to path: String) throws(TableError) {
    unlink(path)
    let file = try DraftFile(path)
    try file.append(text)
    try file.finish()
    try settle(path)
  }

  /// Waits until a file or folder is on the disk.
  private static func settle(_ path: String) throws(TableError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, error: errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .unwritable(path: path, error: errno) }
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0 || errno == EINTR else { return nil }
      if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
    }
  }
}
