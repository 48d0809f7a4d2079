import Glibc
import MidasFiles

/// A file that is replaced at once: what stands there is the old content or the new one, never a part.
enum WholeFile {
  /// Writes `text` to the file at `path`; see `write(to:_:)`.
  static func write(_ text: String, to path: String) throws(NewFile.Failure) {
    try write(to: path) { $0.write(text) }
  }

  /// Writes what `body` makes to the file at `path`, beside it first; the folders above it are made where they are
  /// missing.
  ///
  /// A file that was there keeps its permissions and, where this process may say so, its owner and group.
  /// What is no file but a device, a pipe or an open descriptor is written to as it is. A link stays and what it
  /// names is replaced.
  static func write(
    to path: String, _ body: (inout DescriptorStream) -> Void
  ) throws(NewFile.Failure) {
    let target = destination(of: path)
    var status = stat()
    let exists = stat(target, &status) == 0
    let kind = status.st_mode & S_IFMT
    if target.hasSuffix("/") || (exists && kind == S_IFDIR) {
      throw NewFile.Failure(path: path, error: EISDIR)
    }
    if target.hasPrefix("/dev/") || target.hasPrefix("/proc/") || (exists && kind != S_IFREG) {
      return try writeThrough(to: target, body)
    }
    try NewFile.makeFolder(above: target)
    do throws(FileFailure) {
      var replacement = try Replacement(of: target, permissions: 0o666)
      if exists { try replacement.adopt(status) }
      let error = replacement.withDescriptor { descriptor in
        var stream = DescriptorStream(descriptor)
        body(&stream)
        stream.flush()
        return stream.error
      }
      if let error { throw FileFailure(error: error) }
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

  private static func writeThrough(
    to path: String, _ body: (inout DescriptorStream) -> Void
  ) throws(NewFile.Failure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw NewFile.Failure(path: path, error: errno) }
    defer { close(descriptor) }
    var stream = DescriptorStream(descriptor)
    body(&stream)
    stream.flush()
    if let error = stream.error { throw NewFile.Failure(path: path, error: error) }
  }
}
