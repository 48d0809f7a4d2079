import Foundation
import TestSupport
import Testing

/// A workspace below examples/, with what midas says of it in `expected/`.
///
/// `expected/commands` lists the lines of a session as a person types them, remarks behind `#` among them;
/// `expected/session.txt` is that session as a terminal would show it.
struct Example: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }

  /// The folder of this example.
  var folder: URL { Self.examples.appending(path: name) }

  static let examples = Repository.url("examples")

  /// All examples, in name order.
  static let all: [Example] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: examples.path)
    return (names ?? []).filter { name in
      FileManager.default.fileExists(atPath: examples.appending(path: "\(name)/expected/commands").path)
    }.sorted().map(Example.init)
  }()

  /// The lines of the session: commands for a shell, and remarks.
  func lines() throws -> [String] {
    try String(contentsOf: folder.appending(path: "expected/commands"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  /// A copy of the workspace without its expectations, which the commands may write to.
  func copy(into scratch: Scratch) throws -> URL {
    let copy = scratch.url.appending(path: name)
    try FileManager.default.copyItem(at: folder, to: copy)
    try? FileManager.default.removeItem(at: copy.appending(path: "expected"))
    try? FileManager.default.removeItem(at: copy.appending(path: ".midas"))
    return copy
  }

  /// Runs the commands one after the other in one copy, and gives what a terminal would show.
  func session() throws -> String {
    let scratch = try Scratch()
    let workspace = try copy(into: scratch)
    var remark = ""
    return try lines().compactMap { line in
      if line.hasPrefix("#") {
        remark += line + "\n"
        return nil
      }
      defer { remark = "" }
      let outcome = try Tool.shell(line, in: workspace)
      return remark + Step(command: line, outcome: outcome).masked(workspace: workspace.path).text
    }.joined(separator: "\n")
  }
}

/// One command of a session and what came of it.
struct Step {
  let command: String
  var outcome: Program

  /// The step as the session file shows it: the command, what it printed, lines of standard error behind `!`,
  /// and the exit code if it is not 0.
  var text: String {
    var text = "$ \(command)\n" + outcome.output
    if !text.hasSuffix("\n") { text += "⏎\n" }
    for line in outcome.errors.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += line.isEmpty ? "!\n" : "! \(line)\n"
    }
    if outcome.exit != 0 { text += "[exit \(outcome.exit)]\n" }
    return text
  }

  /// The step with what differs from run to run replaced: places, times, ids of stores, digests.
  func masked(workspace: String) -> Step {
    var step = self
    for part in [\Program.output, \.errors] {
      step.outcome[keyPath: part] = step.outcome[keyPath: part]
        .replacing(workspace, with: "WORKSPACE")
        .replacing(/\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z| UTC)?/, with: "TIME")
        .replacing(/\b[0-9a-f]{64}\b/, with: "DIGEST")
        .replacing(/\b(r\d+|config)-[0-9a-f]{16}\b/) { "\($0.output.1)-DIGEST" }
        .replacing(/([Ff]ingerprint )[0-9a-f]{8,64}/) { "\($0.output.1)DIGEST" }
        .replacing(
          /\b[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\b/
        ) { match in
          // Ids that the workspace itself declares are no accident of the run.
          Example.declaredIDs.contains(String(match.output)) ? String(match.output) : "UUID"
        }
    }
    return step
  }
}

extension Example {
  /// The UUIDs that stand in the examples' own files.
  static let declaredIDs: Set<String> = {
    let files = FileManager.default.enumerator(atPath: examples.path)?.compactMap { $0 as? String } ?? []
    let texts = files.filter { $0.hasSuffix(".yaml") }.compactMap {
      try? String(contentsOf: examples.appending(path: $0), encoding: .utf8)
    }
    return Set(
      texts.flatMap { text in
        text.matches(of: /[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/).map { String($0.output) }
      })
  }()
}
