import Glibc

/// The little that Midas asks of the file system; nothing here waits for a pipe or follows a link to a folder.
enum FileSystem {
  /// What stands at a path.
  enum Kind {
    case file
    case folder
    /// A pipe, socket or device.
    case special
    case missing
    /// It cannot be looked at, for the reason given.
    case unreadable(String)
  }

  /// Why a file could not be read.
  struct Failure: Error {
    /// The system's words for it.
    let reason: String
  }

  /// Files above this are refused before they are read.
  static let largestFile = 1 << 30

  /// What stands at `path`, links followed.
  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(lastReason)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .special
    }
  }

  /// Why this process may not read `path`; nil if it may.
  static func obstacle(to path: String) -> String? {
    access(path, R_OK) == 0 ? nil : lastReason
  }

  /// The bytes of a regular file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(reason: lastReason) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(reason: lastReason) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file")
    }
    guard status.st_size <= largestFile else {
      throw Failure(reason: "it is larger than \(largestFile >> 20) MiB")
    }
    var failure: Failure?
    // One byte more than it seems to hold, so that the end is seen without growing the buffer.
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
        if got == 0 { return }
        if got < 0, errno != EINTR {
          failure = Failure(reason: lastReason)
          return
        }
        count += max(got, 0)
      }
      failure = Failure(reason: "it grew while it was read")
    }
    if let failure { throw failure }
    return bytes
  }

  /// The names in a folder, sorted by bytes, without those that start with a dot.
  static func names(in folder: String) throws(Failure) -> [(name: String, isFolder: Bool)] {
    guard let stream = opendir(folder) else { throw Failure(reason: lastReason) }
    defer { closedir(stream) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      names.append((name, isFolder(entry.pointee.d_type, "\(folder)/\(name)")))
    }
    return names.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether an entry is a folder itself; a link to one is none.
  private static func isFolder(_ type: UInt8, _ path: String) -> Bool {
    if Int(type) != Int(DT_UNKNOWN) { return Int(type) == Int(DT_DIR) }
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The working folder.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private static var lastReason: String { String(cString: strerror(errno)) }
}
