import Foundation

/// The repository's own files, as the tests of its structure read them.
enum Repository {
  /// The folder that holds Package.swift.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of the file at `path` below the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The paths of the Swift files below `folder`, from the root, in order.
  static func swiftFiles(below folder: String) -> [String] {
    let enumerator = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    let paths = (enumerator?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    return paths.map { "\(folder)/\($0)" }.sorted()
  }

  /// A target as Package.swift declares it.
  struct Target {
    let name: String
    let folder: String
    let dependencies: [String]
  }

  /// The modules and the tool that Package.swift declares, in its order.
  static func targets() throws -> [Target] {
    let manifest = try text("Package.swift")
    let modules = manifest.matches(
      of: /module\(\s*"(\w+)",\s*"(\w+)"(?:,\s*\[([^\]]*)\])?\s*\)/
    ).map { match in
      Target(
        name: String(match.2), folder: "Sources/\(match.1)/\(match.2)",
        dependencies: names(in: String(match.3 ?? "")))
    }
    let tools = manifest.matches(
      of: /\.executableTarget\(\s*name: "midas",\s*dependencies: \[([^\]]*)\],\s*path: "([^"]*)"/
    ).map { match in
      Target(name: "Tool", folder: String(match.2), dependencies: names(in: String(match.1)))
    }
    return modules + tools
  }

  /// The dependencies in a list of string literals and of the manifest's own constants.
  private static func names(in list: String) -> [String] {
    list.matches(of: /"?(\w+)"?/).map { match in
      switch match.1 {
      case "crypto": "Crypto"
      case "grdb": "GRDB"
      case "arguments": "ArgumentParser"
      default: withoutPrefix(String(match.1))
      }
    }
  }

  /// `Syntax` for `MidasSyntax`.
  static func withoutPrefix(_ module: String) -> String {
    module.hasPrefix("Midas") ? String(module.dropFirst("Midas".count)) : module
  }
}
