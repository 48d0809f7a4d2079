import Glibc

/// Where the user says which helpers there are: in a file of their own, never in the workspace.
///
/// A helper is a program that runs with the user's rights. Whoever can write a merchant file must not be able to name
/// it, so the file lies outside of the workspace, and nobody but its owner and root may write to it.
struct HelperSource: Sendable {
  /// The variable that names the file, where it is not at its usual place.
  static let variable = "MIDAS_HELPERS"

  let environment: EnvironmentReader
  /// The root of the workspace.
  let root: String

  /// `MIDAS_HELPERS`, else `midas/helpers.json` below XDG_CONFIG_HOME or ~/.config.
  var path: String? {
    if let path = environment.value(Self.variable), !path.isEmpty { return path }
    if let folder = environment.value("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return "\(folder)/midas/helpers.json"
    }
    return environment.value("HOME").map { "\($0)/.config/midas/helpers.json" }
  }

  /// The helpers of the file.
  func read() throws(ResolutionFailure) -> HelperFile {
    guard let path else { throw ResolutionFailure("no file of helpers is known", help: Self.help) }
    do throws(ResolutionFailure) {
      return try HelperFile(reading: try contents(of: path))
    } catch {
      throw ResolutionFailure("the file of helpers \(path): \(error.reason)", help: Self.help)
    }
  }

  private func contents(of path: String) throws(ResolutionFailure) -> [UInt8] {
    guard let real = SecretFile.realPath(path) else { throw Self.failure() }
    if let base = SecretFile.realPath(root), real.hasPrefix(base == "/" ? base : base + "/") {
      throw ResolutionFailure("it lies in the workspace, where others could name programs for you to run")
    }
    let descriptor = open(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ResolutionFailure("it is no regular file") }
    guard status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw ResolutionFailure("others may write to it; `chmod go-w` it, and own it yourself")
    }
    guard status.st_size <= 1 << 20 else { throw ResolutionFailure("it is larger than 1 MiB") }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
      }
      if got == 0 { break }
      guard got > 0 || errno == EINTR else { throw Self.failure() }
      count += max(got, 0)
    }
    return Array(bytes[..<count])
  }

  private static let help = "docs/secrets.md shows how a helper is named"

  private static func failure() -> ResolutionFailure {
    ResolutionFailure(String(cString: strerror(errno)).lowercased())
  }
}
