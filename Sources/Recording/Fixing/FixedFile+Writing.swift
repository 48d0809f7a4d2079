import Glibc
import MidasFiles

extension FixedFile {
  /// Why a file was not written; nothing of it was.
  public enum WriteFailure: Error, Equatable {
    /// It holds other bytes than those that were compiled.
    case changed
    /// The system refuses, with this error number.
    case refused(Int32)
  }

  /// Puts the fixed bytes in the place of the file's own, whole or not at all.
  ///
  /// A link is followed: the file that it leads to is replaced, and the link stays. The new file has the permissions of
  /// the old one and, where this process may say so, its owner and group.
  public func write() throws(WriteFailure) {
    guard let resolved = realpath(path, nil) else { throw .refused(errno) }
    let target = String(cString: resolved)
    free(resolved)
    guard access(target, W_OK) == 0 else { throw .refused(errno) }

    let isUnchanged: Bool
    do throws(FileFailure) {
      isUnchanged = try replace(target)
    } catch {
      throw .refused(error.error)
    }
    guard isUnchanged else { throw .changed }
  }

  /// Replaces the file at `target` as long as it holds what was compiled; whether it did.
  private func replace(_ target: String) throws(FileFailure) -> Bool {
    guard let status = try Self.status(of: target, holding: before) else { return false }
    var replacement = try Replacement(of: target, permissions: 0o600)
    try replacement.adopt(status)
    try replacement.write(after)
    guard try Self.status(of: target, holding: before) != nil else { return false }
    try replacement.takePlace()
    return true
  }

  /// What the system knows of a regular file that holds `bytes`; nothing if it holds others.
  private static func status(of path: String, holding bytes: [UInt8]) throws(FileFailure) -> stat? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count else { return nil }
    var held = [UInt8](repeating: 0, count: bytes.count + 1)
    var count = 0
    while count < held.count {
      let got = held.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got == 0 { break }
      guard got > 0 || errno == EINTR else { throw .last }
      count += max(got, 0)
    }
    return held[..<count].elementsEqual(bytes) ? status : nil
  }
}
