import Glibc

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
  /// A link is followed: the file that it leads to is replaced, and the link stays. The new file is written beside the
  /// old one and renamed, with the permissions of the old one and, where this process may say so, its owner and group.
  public func write() throws(WriteFailure) {
    guard let resolved = realpath(path, nil) else { throw .lastError }
    let target = String(cString: resolved)
    free(resolved)
    guard access(target, W_OK) == 0 else { throw .lastError }
    let status = try Self.status(of: target, holding: before)

    let draft = Self.draftName(beside: target)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .lastError }
    do throws(WriteFailure) {
      defer { close(descriptor) }
      try Self.write(after, to: descriptor)
      // Another owner or group can be given by root alone; the file is then the writer's, as after any other edit.
      if fchown(descriptor, status.st_uid, status.st_gid) != 0 { _ = fchown(descriptor, ~0, status.st_gid) }
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else { throw .lastError }
      _ = try Self.status(of: target, holding: before)
      guard rename(draft, target) == 0 else { throw .lastError }
    } catch {
      unlink(draft)
      throw error
    }
    Self.settleFolder(of: target)
  }

  /// What the system knows of a regular file, provided it holds `bytes`.
  private static func status(of path: String, holding bytes: [UInt8]) throws(WriteFailure) -> stat {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .lastError }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .lastError }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count else { throw .changed }
    var held = [UInt8](repeating: 0, count: bytes.count + 1)
    var count = 0
    while count < held.count {
      let got = held.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got == 0 { break }
      guard got > 0 || errno == EINTR else { throw .lastError }
      count += max(got, 0)
    }
    guard held[..<count].elementsEqual(bytes) else { throw .changed }
    return status
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(WriteFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      guard count >= 0 || errno == EINTR else { throw .lastError }
      written += max(count, 0)
    }
  }

  /// A hidden name, which no walk over merchant files enters.
  private static func draftName(beside target: String) -> String {
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    return "\(target[..<slash])/.\(target[target.index(after: slash)...]).\(getpid()).part"
  }

  /// Makes the new name last, should the machine stop now; where that cannot be done, the old file lasts instead.
  private static func settleFolder(of target: String) {
    guard let slash = target.lastIndex(of: "/") else { return }
    let folder = open(slash == target.startIndex ? "/" : String(target[..<slash]), O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

extension FixedFile.WriteFailure {
  /// What the last call of the system failed of.
  fileprivate static var lastError: FixedFile.WriteFailure { .refused(errno) }
}
