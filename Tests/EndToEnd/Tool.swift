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

  /// What a run printed and how it ended.
  struct Outcome: Equatable {
    var output: String
    var errors: String
    var exit: Int32
  }

  /// Runs midas in `folder` with nothing of the tester's own environment, and no terminal.
  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: String? = nil
  ) throws -> Outcome {
    let scratch = try Scratch()
    let output = try scratch.file(named: "out", holding: "")
    let errors = try scratch.file(named: "err", holding: "")
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": scratch.url.path, "GITHUB_ACTOR": "tester", "LANG": "C.UTF-8",
    ].merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput =
      try input.map { text in
        try FileHandle(forReadingFrom: scratch.file(named: "in", holding: text))
      } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      output: try text(of: output), errors: try text(of: errors), exit: process.terminationStatus)
  }

  /// The text of a file that midas wrote; bytes that are no UTF-8 are replaced, so that they show as a difference.
  private static func text(of file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
