import Glibc

/// Where messages and progress go; data goes to standard output.
enum StandardError {
  /// Prints a line.
  ///
  /// What cannot be written is dropped: there is nowhere left to say so.
  static func print(_ line: String) {
    var rest = Array((line + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
