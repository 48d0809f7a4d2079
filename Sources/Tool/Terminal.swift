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
    write { $0.write(text) }
  }

  /// Writes data as `body` makes it.
  static func write(_ body: (inout DescriptorStream) -> Void) {
    var stream = DescriptorStream(STDOUT_FILENO)
    body(&stream)
    stream.flush()
    guard let failure = stream.error, failure != EPIPE else { return }
    say("midas: the output cannot be written: \(String(cString: strerror(failure)).lowercased())")
    exit(ExitStatus.unavailable.rawValue)
  }

  /// Writes a message for the person, with a line break behind it.
  static func say(_ message: String, terminator: String = "\n") {
    var stream = DescriptorStream(STDERR_FILENO)
    stream.write(message + terminator)
    stream.flush()
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
}
