import Glibc

/// A file that Midas creates and so never overwrites.
enum NewFile {
  /// Why a file could not be written, with the path that stood in the way.
  struct Failure: Error {
    let path: String
    let reason: String
  }

  /// Whether anything, be it a broken link, has the name `path`.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes `text` to a new file at `path`; the folders above it are made where they are missing.
  static func write(_ text: String, to path: String) throws(Failure) {
    try makeFolder(above: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(at: path) }
    defer { close(descriptor) }
    let error = Array(text.utf8).withUnsafeBytes { Descriptor.write($0, to: descriptor) }
    if let error { throw failure(at: path, error) }
  }

  private static func makeFolder(above path: String) throws(Failure) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard !exists(folder) else { return }
    try makeFolder(above: folder)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw failure(at: folder) }
  }

  private static func failure(at path: String, _ error: Int32 = errno) -> Failure {
    Failure(path: path, reason: String(cString: strerror(error)).lowercased())
  }
}
