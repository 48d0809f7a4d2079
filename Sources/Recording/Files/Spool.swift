import Glibc

/// Bytes that wait to be read in their order: few in memory, many in a file that has no name and is gone with them.
public struct Spool: ~Copyable {
  /// What is not in the file yet.
  private var tail: [UInt8] = []
  private var file: Int32?
  private var fileCount = 0
  /// The folder of the file.
  public let folder: String

  /// How many bytes wait in memory before they go to the file.
  private static let memory = 1 << 20

  /// An empty one.
  ///
  /// - Parameter folder: Where its file is to lie; if nothing is said, where `TMPDIR` says.
  public init(in folder: String? = nil) {
    let preferred = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    self.folder = folder ?? (preferred.isEmpty ? "/tmp" : preferred)
  }

  deinit { if let file { close(file) } }

  /// How many bytes it holds.
  public var count: Int { fileCount + tail.count }

  /// Adds `bytes`.
  ///
  /// - Throws: What the system refuses: a full disk, no folder for temporary files.
  public mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
    tail += bytes
    guard tail.count > Self.memory else { return }
    try writeAll(tail, to: openFile())
    fileCount += tail.count
    tail.removeAll(keepingCapacity: true)
  }

  /// The bytes from `start` on: no more than `limit`, and none behind the last.
  public borrowing func bytes(from start: Int, limit: Int) throws(FileFailure) -> [UInt8] {
    guard start < fileCount, let file else {
      return Array(tail.dropFirst(start - fileCount).prefix(limit))
    }
    let wanted = min(limit, fileCount - start)
    var failure: FileFailure?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let read = pread(file, buffer.baseAddress.map { $0 + count }, wanted - count, off_t(start + count))
        if read > 0 {
          count += read
        } else if read == 0 || errno != EINTR {
          failure = read == 0 ? FileFailure(error: EIO) : .last
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  private mutating func openFile() throws(FileFailure) -> Int32 {
    if let file { return file }
    var name = Array("\(folder)/midas-XXXXXX".utf8CString)
    let opened = mkstemp(&name)
    guard opened >= 0 else { throw .last }
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    // Whoever ends, however it ends, leaves nothing behind.
    unlink(name)
    file = opened
    return opened
  }
}
