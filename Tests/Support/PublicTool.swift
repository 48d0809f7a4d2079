public import Foundation
public import Testing

/// A program that no one here wrote and that a test checks Midas' output with.
///
/// `.ci/setup-tests` installs the programs. A test that needs one is skipped where it is missing:
/// `.enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment)`.
public struct PublicTool: Sendable {
  /// The command's name.
  public let name: String
  /// The file that is run; nil where the program is not installed.
  public let executable: URL?

  /// The command `name`, from PyPI, Debian or the search path.
  public init(_ name: String) {
    self.name = name
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let folders =
      [Repository.url(".build/public-tools/bin").path]
      + path.split(separator: ":").map(String.init)
      + ["/usr/sbin", "/usr/lib/postgresql/15/bin"]
    executable = folders.map { URL(filePath: $0).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Whether the program can be run.
  public var isInstalled: Bool { executable != nil }

  /// Why a test that needs the program was skipped.
  public var comment: Comment { "`\(name)` is not installed: run `.ci/setup-tests`" }

  /// Runs the program, which must be installed, to its end.
  public func run(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Program {
    try Program.run(
      #require(executable, comment), arguments, in: folder,
      environment: ProcessInfo.processInfo.environment, input: input)
  }

  /// JSON Schema validation, from PyPI.
  public static let checkJSONSchema = Self("check-jsonschema")
  /// The Python that the tools from PyPI run in, with their libraries.
  public static let python = Self("python3")
}
