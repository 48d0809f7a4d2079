import Glibc

/// Standard output and standard error.
enum Terminal {
  /// Makes sure that output which cannot be written is an answer to a call and not the end of the run, and that no
  /// file that is opened later takes the place of a closed stream.
  ///
  /// Programs that are run from here get the signals as they were: a handler, other than ignoring, is not inherited.
  static func prepare() {
    for signal in [SIGPIPE, SIGXFSZ] { _ = Glibc.signal(signal) { _ in } }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY)
    }
  }

  /// Writes data.
  ///
  /// Where nobody reads it any more the rest of the run has the exit status it would have had, without a word.
  static func write(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a message for the person, with a line break behind it.
  static func say(_ message: String, terminator: String = "\n") {
    write(message + terminator, to: STDERR_FILENO)
  }

  /// Whether standard output is a terminal.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Everything that comes on standard input.
  static func readInput() throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    if let error = Descriptor.read(STDIN_FILENO, into: &bytes) {
      throw CommandFailure(
        status: .unreadable,
        message: "standard input cannot be read: \(String(cString: strerror(error)).lowercased())")
    }
    return bytes
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    let failure = text.withUTF8 { Descriptor.write(UnsafeRawBufferPointer($0), to: descriptor) }
    guard let failure, failure != EPIPE, descriptor == STDOUT_FILENO else { return }
    say("midas: the output cannot be written: \(String(cString: strerror(failure)).lowercased())")
    exit(ExitStatus.unavailable.rawValue)
  }
}
