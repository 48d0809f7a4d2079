import Glibc

/// A file that is replaced at once: what stands there is the old content or the new one, never a part.
enum WholeFile {
  /// Writes `text` to the file at `path`, beside it first; a file that was there keeps its permissions.
  ///
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
    let draft = "\(target).\(getpid()).part"
    do throws(NewFile.Failure) {
      try NewFile.write(text, to: draft)
    } catch {
      throw error.path == draft ? NewFile.Failure(path: path, error: error.error) : error
    }
    if exists { chmod(draft, status.st_mode & 0o7777) }
    guard rename(draft, target) == 0 else {
      let error = errno
      unlink(draft)
      throw NewFile.Failure(path: path, error: error)
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
