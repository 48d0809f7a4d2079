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

  /// Runs midas in `folder` with nothing of the tester's own environment, and no terminal.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: String? = nil
  ) throws -> Program {
    let usual = ["PATH": "/usr/bin:/bin", "GITHUB_ACTOR": "tester", "LANG": "C.UTF-8"]
    return try Program.run(
      url, arguments, in: folder, environment: usual.merging(environment) { $1 }, input: input)
  }
}
