import Glibc
import MidasFiles

/// A file that is replaced at once: what stands there is the old content or the new one, never a part.
enum WholeFile {
  /// Writes `text` to the file at `path`, beside it first; the folders above it are made where they are missing.
  ///
  /// A file that was there keeps its permissions and, where this process may say so, its owner and group.
  /// What is no file but a device, a pipe or an open descriptor is written to as it is. A link stays and what it
  /// names is replaced.
  static func write(_ text: String, to path: String) throws(NewFile.Failure) {
    let target = destination(of: path)
    var status = stat()
    let exists = stat(target, &status) == 0
    let kind = status.st_mode & S_IFMT
    if target.hasSuffix("/") || (exists && kind == S_IFDIR) {
      throw NewFile.Failure(path: path, error: EISDIR)
    }
    if target.hasPrefix("/dev/") || target.hasPrefix("/proc/") || (exists && kind != S_IFREG) {
      return try writeThrough(text, to: target)
    }
    try NewFile.makeFolder(above: target)
    do throws(Replacement.Failure) {
      var replacement = try Replacement(of: target, permissions: 0o666)
      if exists { try replacement.adopt(status) }
      try replacement.write(text.utf8)
      try replacement.takePlace()
    } catch {
      throw NewFile.Failure(path: path, error: error.error)
    }
  }

  /// What `path` names behind its links; itself where it is new, or names an open descriptor.
  private static func destination(of path: String) -> String {
    guard !path.hasPrefix("/dev/"), !path.hasPrefix("/proc/"), let real = realpath(path, nil) else {
      return path
    }
    defer { free(real) }
    return String(cString: real)
  }

  private static func writeThrough(_ text: String, to path: String) throws(NewFile.Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw NewFile.Failure(path: path, error: errno) }
    defer { close(descriptor) }
    let error = Array(text.utf8).withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if let error { throw NewFile.Failure(path: path, error: error) }
  }
}
