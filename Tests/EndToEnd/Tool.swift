import Foundation
import TestSupport

/// The built `midas`, run as a user runs it.
enum Tool {
  /// The binary, which SwiftPM puts beside the test bundle.
  static let url: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
    let beside = bundle ?? URL(filePath: CommandLine.arguments[0])
    return beside.deletingLastPathComponent().appending(path: "midas")
  }()

  /// What a run sees: nothing of the tester's own environment.
  static let environment = [
    "PATH": "\(url.deletingLastPathComponent().path):/usr/bin:/bin", "GITHUB_ACTOR": "tester",
    "LANG": "C.UTF-8",
  ]

  /// Runs a line as a person types it at a prompt, with `midas` on the path.
  static func shell(_ line: String, in folder: URL) throws -> Program {
    try Program.run(URL(filePath: "/bin/sh"), ["-c", line], in: folder, environment: environment)
  }

  /// Runs midas in `folder` with nothing of the tester's own environment, and no terminal.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: String? = nil
  ) throws -> Program {
    try Program.run(
      url, arguments, in: folder, environment: Self.environment.merging(environment) { $1 }, input: input)
  }
}
