import Glibc

/// Secrets in files below the root of the workspace.
struct SecretFile {
  /// The root's absolute path.
  let root: String

  /// The most bytes a secret may have.
  static let largest = 64 << 10

  /// The content of the file at `path` below the root, without one line break at its end.
  ///
  /// A link may lead elsewhere below the root, never out of it.
  func secret(at path: String) throws(ResolutionFailure) -> Secret {
    guard let real = Self.realPath("\(root)/\(path)") else { throw Self.failure() }
    guard let base = Self.realPath(root), real.hasPrefix(base == "/" ? base : base + "/") else {
      throw ResolutionFailure(
        "it leads out of the workspace through a link", help: "keep the file itself below the root")
    }
    let descriptor = open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw ResolutionFailure("it is no regular file")
    }
    return try Self.read(descriptor)
  }

  private static func read(_ descriptor: Int32) throws(ResolutionFailure) -> Secret {
    var buffer = [UInt8](repeating: 0, count: largest + 1)
    defer { buffer.withUnsafeMutableBytes { Secret.erase($0) } }
    var count = 0
    while count < buffer.count {
      let got = buffer.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress.map { $0 + count }, bytes.count - count)
      }
      if got == 0 { break }
      guard got > 0 || errno == EINTR else { throw failure() }
      count += max(got, 0)
    }
    guard count <= largest else {
      throw ResolutionFailure("it is larger than \(largest >> 10) KiB")
    }
    var content = buffer[..<count]
    if content.last == UInt8(ascii: "\n") { content = content.dropLast() }
    if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
    guard !content.isEmpty else { throw ResolutionFailure("the file is empty") }
    return Secret(copying: content)
  }

  /// Where `path` leads once all links are followed.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure() -> ResolutionFailure {
    ResolutionFailure("it cannot be read: \(String(cString: strerror(errno)).lowercased())")
  }
}
