import Foundation
import MidasCompiler
import MidasDiagnostics
import MidasFixing
import MidasWorkspace
import TestSupport

/// A workspace in a folder of its own, which tests fix as `midas validate --fix` does.
struct Draft {
  let scratch: Scratch

  /// A workspace of these files; where none is midas.yaml, it says nothing but the version.
  init(_ files: [String: String]) throws {
    scratch = try Scratch()
    try scratch.file(named: "midas.yaml", holding: files["midas.yaml"] ?? "midas: 1\n")
    for (name, text) in files { try scratch.file(named: name, holding: text) }
  }

  /// A workspace of one merchant file.
  init(_ text: String) throws { try self.init(["shop.yaml": text]) }

  func url(_ name: String = "shop.yaml") -> URL { scratch.url.appending(path: name) }

  func bytes(_ name: String = "shop.yaml") throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  func text(_ name: String = "shop.yaml") throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  /// The workspace as it is now; `paths` narrow what is asked about.
  func compiled(_ paths: [String] = [""]) throws -> CompiledWorkspace {
    let paths = paths.map { url($0).path(percentEncoded: false) }
    return try Workspace(opening: .init(paths: paths)).compiled(for: .checking)
  }

  /// The fixes that are offered, as `rule: title`.
  func offers() throws -> [String] {
    try Fixer.offers(for: compiled()).flatMap { finding in
      finding.fixes.map { "\(finding.rule): \($0.title)" }
    }
  }

  /// Fixes the files, at most `rounds` times.
  ///
  /// - Returns: what was done, as `rule: title`.
  @discardableResult
  func fix(rounds: Int = 3, _ paths: [String] = [""]) throws -> [String] {
    var changes: [String] = []
    for _ in 0..<rounds {
      let files = Fixer.fixedFiles(of: try compiled(paths))
      guard !files.isEmpty else { break }
      for file in files {
        try file.write()
        changes += file.changes.map { "\($0.rule): \($0.title)" }
      }
    }
    return changes
  }
}
