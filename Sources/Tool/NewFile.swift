import Glibc

/// A file that Midas creates and so never overwrites.
enum NewFile {
  /// Why a file could not be written, with the path that stood in the way.
  struct Failure: Error {
    let path: String
    /// The error number of the system.
    let error: Int32

    /// What the system says of it.
    var reason: String { String(cString: strerror(error)).lowercased() }

    /// Whether there was no room, and not something wrong with the path.
    var isFull: Bool { [ENOSPC, EDQUOT, EFBIG, EIO].contains(error) }
  }

  /// Whether anything, be it a broken link, has the name `path`.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes `text` to a new file at `path`; see `write(to:_:)`.
  static func write(_ text: String, to path: String) throws(Failure) {
    try write(to: path) { $0.write(text) }
  }

  /// Writes what `body` makes to a new file at `path`; the folders above it are made where they are missing.
  ///
  /// Where not all of it can be written no file is left.
  static func write(to path: String, _ body: (inout DescriptorStream) -> Void) throws(Failure) {
    try makeFolder(above: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure(path: path, error: errno) }
    var stream = DescriptorStream(descriptor)
    body(&stream)
    stream.flush()
    var error = stream.error
    // Some file systems find out only now that there is no room.
    if close(descriptor) != 0, error == nil { error = errno }
    if let error {
      unlink(path)
      throw Failure(path: path, error: error)
    }
  }

  /// Makes the folders above `path` where they are missing.
  static func makeFolder(above path: String) throws(Failure) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard !exists(folder) else { return }
    try makeFolder(above: folder)
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw Failure(path: folder, error: errno) }
  }
}
