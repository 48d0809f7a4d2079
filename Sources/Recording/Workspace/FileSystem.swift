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
  static func read(_ path: String) throws(Failure) -> [UInt8] { try contents(of: path).bytes }

  /// The bytes of a regular file, and its status before the first of them was read.
  static func contents(of path: String) throws(Failure) -> (bytes: [UInt8], status: FileStatus) {
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
        guard got >= 0 else {
          guard errno == EINTR else {
            failure = Failure(reason: lastReason)
            return
          }
          continue
        }
        count += got
        // The byte more was not there.
        if got == 0 || count == Int(status.st_size) { return }
      }
      failure = Failure(reason: "it grew while it was read")
    }
    if let failure { throw failure }
    return (bytes, FileStatus(status))
  }

  /// An entry of a folder, by its own kind: a link is a link, wherever it leads.
  struct Entry {
    let name: String
    let isFolder: Bool
    let isLink: Bool
  }

  /// The entries of a folder, without those that start with a dot, in the order in which the paths of files below it
  /// are: by the bytes of their names, a folder's with a `/` behind it.
  static func entries(of folder: String) throws(Failure) -> [Entry] {
    guard let stream = opendir(folder) else { throw Failure(reason: lastReason) }
    defer { closedir(stream) }
    // Names are sorted before they are strings: there may be many.
    var names: [UInt8] = []
    var found: [Listed] = []
    while let entry = readdir(stream) {
      let start = names.count
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        names.append(contentsOf: bytes[..<(bytes.firstIndex(of: 0) ?? bytes.count)])
      }
      guard names[start] != UInt8(ascii: ".") else {
        names.removeLast(names.count - start)
        continue
      }
      let end = names.count
      let type = Self.type(of: entry.pointee.d_type) {
        "\(folder)/\(String(decoding: names[start...], as: UTF8.self))"
      }
      if type == S_IFDIR { names.append(UInt8(ascii: "/")) }
      found.append(Listed(name: start..<end, key: start..<names.count, type: type, in: names))
    }
    names.withUnsafeBytes { names in
      found.sort { left, right in
        left.head == right.head ? names[left.key].precedes(names[right.key]) : left.head < right.head
      }
    }
    return found.map { listed in
      Entry(
        name: String(decoding: names[listed.name], as: UTF8.self), isFolder: listed.type == S_IFDIR,
        isLink: listed.type == S_IFLNK)
    }
  }

  /// An entry of a folder while the folder is listed.
  private struct Listed {
    let name: Range<Int>
    /// What it is sorted by.
    let key: Range<Int>
    let type: mode_t
    /// The first eight bytes of that, which most names differ in: a number in the order of the bytes.
    let head: UInt64

    init(name: Range<Int>, key: Range<Int>, type: mode_t, in names: [UInt8]) {
      self.name = name
      self.key = key
      self.type = type
      var head: UInt64 = 0
      for offset in 0..<8 {
        head = head << 8 | (offset < key.count ? UInt64(names[key.lowerBound + offset]) : 0)
      }
      self.head = head
    }
  }

  /// The type of an entry as `stat` gives it; folders tell it without a look at the file, where they can.
  private static func type(of type: UInt8, _ path: () -> String) -> mode_t {
    if Int(type) != Int(DT_UNKNOWN) { return mode_t(type) << 12 }
    var status = stat()
    return lstat(path(), &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
  }

  /// The working folder.
  static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  private static var lastReason: String { String(cString: strerror(errno)) }
}

extension Slice<UnsafeRawBufferPointer> {
  /// Whether these bytes come before others: those that another one starts with do.
  fileprivate func precedes(_ other: Self) -> Bool {
    let (left, right) = (UnsafeRawBufferPointer(rebasing: self), UnsafeRawBufferPointer(rebasing: other))
    guard let first = left.baseAddress, let second = right.baseAddress else {
      return left.count < right.count
    }
    let order = memcmp(first, second, Swift.min(left.count, right.count))
    return order == 0 ? left.count < right.count : order < 0
  }
}
