public import Foundation

/// A run of a program: what it printed and how it ended.
public struct Program: Equatable, Sendable {
  /// What it wrote to standard output; bytes that are no UTF-8 are replaced, so that they show as a difference.
  public var output: String
  /// What it wrote to standard error.
  public var errors: String
  /// Its exit code, or the signal that ended it.
  public var exit: Int32

  /// A run that ended so, for comparison.
  public init(output: String, errors: String, exit: Int32) {
    self.output = output
    self.errors = errors
    self.exit = exit
  }

  /// Runs the file `executable` to its end, without a terminal and with just this environment.
  ///
  /// What it prints goes to files, so that no pipe can fill up and stop it.
  public static func run(
    _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String],
    input: String? = nil
  ) throws -> Self {
    let scratch = try Scratch()
    let output = try scratch.file(named: "out", holding: "")
    let errors = try scratch.file(named: "err", holding: "")
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["HOME": scratch.url.path].merging(environment) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput =
      try input.map { text in
        try FileHandle(forReadingFrom: scratch.file(named: "in", holding: text))
      } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Self(
      output: try text(of: output), errors: try text(of: errors), exit: process.terminationStatus)
  }

  private static func text(of file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
