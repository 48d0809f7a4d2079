import Foundation
import TestSupport

/// A line of shell in which `$midas` is the program.
enum Shell {
  /// Runs `line` with the signals that a terminal gives; whoever runs tests may have some blocked.
  static func run(_ line: String, in folder: URL) throws -> Program {
    let program = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      for number in (signal.SIGPIPE, signal.SIGXFSZ): signal.signal(number, signal.SIG_DFL)
      os.execv("/bin/sh", ["sh", "-c", sys.argv[1]])
      """
    return try Program.run(
      URL(filePath: "/usr/bin/env"), ["python3", "-c", program, line], in: folder,
      environment: ["PATH": "/usr/bin:/bin", "GITHUB_ACTOR": "tester", "midas": Tool.url.path])
  }
}
