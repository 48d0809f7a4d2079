import ArgumentParser
import Glibc
import MidasDiagnostics

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

  /// Everything that comes on standard input.
  static func readInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    let failure: Int32? = text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
    guard let failure, descriptor == STDOUT_FILENO else { return }
    if failure != EPIPE { say("midas: cannot write the output: \(String(cString: strerror(failure)))") }
    exit(failure == EPIPE ? ExitStatus.done.rawValue : ExitStatus.unavailable.rawValue)
  }
}

/// When to write colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto
  case always
  case never

  /// The style of a report on standard output: the option beats NO_COLOR, that CLICOLOR_FORCE, that CLICOLOR, that
  /// whether it is a terminal.
  var style: TextStyle {
    switch self {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      if let value = environment("NO_COLOR"), !value.isEmpty { return .plain }
      if let value = environment("CLICOLOR_FORCE"), value != "0" { return .ansi }
      if environment("CLICOLOR") == "0" { return .plain }
      return Terminal.isInteractive ? .ansi : .plain
    }
  }
}

/// A variable of the environment.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}
