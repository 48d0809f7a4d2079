import Glibc

/// Files that the command line names.
enum InputFile {
  /// All that is in the file at `path`.
  static func contents(of path: String) throws(CommandFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    if let error = Descriptor.read(descriptor, into: &bytes) { throw unreadable(path, error) }
    return bytes
  }

  private static func unreadable(_ path: String, _ error: Int32 = errno) -> CommandFailure {
    CommandFailure(
      status: .unreadable, message: "\(path) cannot be read: \(String(cString: strerror(error)))")
  }
}
