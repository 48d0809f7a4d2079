import Foundation
import TestSupport

/// What Package.swift declares, read from its text: `swift package dump-package` would take the build lock.
enum Manifest {
  /// A target as Package.swift declares it.
  struct Target {
    let name: String
    let folder: String
    let dependencies: [String]
  }

  /// The modules and the tool that Package.swift declares, in its order.
  static func targets() throws -> [Target] {
    let manifest = try Repository.text("Package.swift")
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
      case "sqlite": "GRDBSQLite"
      case "libpq": "CLibPQ"
      case "arguments": "ArgumentParser"
      case "asn1": "SwiftASN1"
      case "subprocess": "Subprocess"
      case "system": "SystemPackage"
      case "http": "AsyncHTTPClient"
      case "nio": "NIOCore"
      case "nioHTTP": "NIOHTTP1"
      case "nioSSL": "NIOSSL"
      case "nioPosix": "NIOPosix"
      default: withoutPrefix(String(match.1))
      }
    }
  }

  /// `Syntax` for `MidasSyntax`.
  static func withoutPrefix(_ module: String) -> String {
    module.hasPrefix("Midas") ? String(module.dropFirst("Midas".count)) : module
  }
}
