import Glibc

/// Standard output and standard error.
enum Terminal {
  /// Writes data; a reader that has gone away ends the run as it ends any other.
  static func write(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a message for the person, with a line break behind it.
  static func say(_ message: String, terminator: String = "\n") {
    write(message + terminator, to: STDERR_FILENO)
  }

  /// Whether standard output is a terminal.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Everything that comes on standard input, up to where it breaks off.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    _ = Descriptor.read(STDIN_FILENO, into: &bytes)
    return bytes
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    let failure = text.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: descriptor) }
    guard let failure, descriptor == STDOUT_FILENO else { return }
    if failure != EPIPE { say("midas: cannot write the output: \(String(cString: strerror(failure)))") }
    exit(failure == EPIPE ? ExitStatus.done.rawValue : ExitStatus.unavailable.rawValue)
  }
}
