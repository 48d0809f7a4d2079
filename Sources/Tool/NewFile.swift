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
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(at: path) }
      rest = rest.dropFirst(count)
    }
  }

  private static func makeFolder(above path: String) throws(Failure) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard !exists(folder) else { return }
    try makeFolder(above: folder)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw failure(at: folder) }
  }

  private static func failure(at path: String) -> Failure {
    Failure(path: path, reason: String(cString: strerror(errno)).lowercased())
  }
}
