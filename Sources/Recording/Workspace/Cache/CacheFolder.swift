import Glibc
import MidasCompiler

/// The folder `.midas/cache` of a workspace.
///
/// No link is followed to it or in it: a repository must not be able to lead Midas elsewhere.
final class CacheFolder: Sendable {
  private let descriptor: Int32

  /// The cache folder below `root`; nil where there is none.
  init?(below root: String) {
    guard let descriptor = Self.open(below: root) else { return nil }
    self.descriptor = descriptor
  }

  /// The cache folder below `root`, made where it is missing; nil where it cannot be.
  init?(creatingBelow root: String) {
    let midas = FilePath.joined(root, ".midas")
    _ = mkdir(midas, 0o777)
    _ = mkdir("\(midas)/cache", 0o700)
    guard let descriptor = Self.open(below: root) else { return nil }
    self.descriptor = descriptor
    // Where the folder above is not ignored, git shall not see what is here all the same.
    if faccessat(descriptor, ".gitignore", F_OK, 0) != 0, let file = create(".gitignore", O_EXCL) {
      _ = file.write(Array("*\n".utf8), at: 0)
    }
  }

  deinit { close(descriptor) }

  private static func open(below root: String) -> Int32? {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let midas = Glibc.open(FilePath.joined(root, ".midas"), flags)
    guard midas >= 0 else { return nil }
    defer { close(midas) }
    let cache = openat(midas, "cache", flags)
    return cache >= 0 ? cache : nil
  }

  /// A file of the folder.
  func file(_ name: String, _ access: Int32 = O_RDONLY) -> CacheFile? {
    CacheFile(openat(descriptor, name, access | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
  }

  /// A new file in the folder; with `O_EXCL` nil if there is one, else an old one is emptied.
  func create(_ name: String, _ flags: Int32 = O_TRUNC) -> CacheFile? {
    CacheFile(openat(descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0o600))
  }

  /// Gives the file `draft` the name `name`.
  func rename(_ draft: String, to name: String) -> Bool { renameat(descriptor, draft, descriptor, name) == 0 }

  /// Removes a file, if it is there.
  func remove(_ name: String) { unlinkat(descriptor, name, 0) }
}

/// An open regular file of a cache folder.
final class CacheFile: Sendable {
  private let descriptor: Int32

  fileprivate init?(_ descriptor: Int32) {
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    guard let status, status.mode & UInt32(S_IFMT) == UInt32(S_IFREG) else { return nil }
  }

  deinit { close(descriptor) }

  /// Its status now.
  var status: FileStatus? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStatus(status) : nil
  }

  /// Makes this process the only one that holds the file; false where another one does.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  /// `count` bytes from `offset` on; nil where there are fewer.
  func read(_ count: Int, at offset: Int) -> [UInt8]? {
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole = read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      filled = isWhole ? count : 0
    }
    return isWhole ? bytes : nil
  }

  /// Fills `buffer` from `offset` on; false where there are fewer bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    var filled = 0
    while filled < buffer.count {
      let got = pread(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
      if got == 0 || (got < 0 && errno != EINTR) { return false }
      filled += max(got, 0)
    }
    return true
  }

  /// Writes `bytes` from `offset` on; false where they could not all be written.
  func write(_ bytes: [UInt8], at offset: Int) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let put = pwrite(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written, off_t(offset + written))
        if put < 0, errno != EINTR { return false }
        written += max(put, 0)
      }
      return true
    }
  }
}
