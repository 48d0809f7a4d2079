import Foundation
import TestSupport
import Testing

/// A runner and its forge on this machine: a checkout of the quickstart example, and stand-ins for `gh`, `curl` and
/// `apt-get` that keep comments and artifacts in files.
struct Forge {
  let scratch: Scratch
  let checkout: URL
  private let state: URL

  /// What a script of a pipeline needs beside midas.
  static let isInstalled = PublicTool("jq").isInstalled && PublicTool("bash").isInstalled

  init() throws {
    scratch = try Scratch()
    checkout = try Example(name: "quickstart").copy(into: scratch)
    state = scratch.url.appending(path: "forge")
    try scratch.file(named: "forge/comments.json", holding: "[]")
    try label([])
    try FileManager.default.createDirectory(
      at: checkout.appending(path: "ci"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Repository.url("examples/ci/install-midas.sh"), to: checkout.appending(path: "ci/install-midas.sh"))
  }

  /// Puts labels on the one pull request.
  func label(_ labels: [String]) throws {
    let names = labels.map { "{\"name\": \"\($0)\"}" }.joined(separator: ", ")
    try scratch.file(
      named: "forge/github-event.json", holding: "{\"pull_request\": {\"labels\": [\(names)]}}")
    let words = labels.map { "\"\($0)\"" }.joined(separator: ", ")
    try scratch.file(named: "forge/event.json", holding: "{\"labels\": [\(words)]}")
  }

  /// The bodies of the comments.
  func comments() throws -> [String] {
    struct Comment: Decodable { let body: String }
    let data = try Data(contentsOf: state.appending(path: "comments.json"))
    return try JSONDecoder().decode([Comment].self, from: data).map(\.body)
  }

  /// Keeps the saved plan as the artifact of the pull request, changed by `change`.
  func keepPlan(_ change: (String) -> String = { $0 }) throws {
    let plan = try String(contentsOf: checkout.appending(path: "plan.json"), encoding: .utf8)
    try scratch.file(named: "forge/plan.json", holding: change(plan))
    try FileManager.default.removeItem(at: checkout.appending(path: "plan.json"))
  }

  /// Runs a script of a pipeline as its runner does: by bash, up to the first command that fails.
  func run(_ script: String, _ variables: [String: String] = [:]) throws -> Program {
    let bash = try #require(PublicTool("bash").executable)
    let folders = [
      Repository.url("Tests/EndToEnd/Forge").path, Tool.url.deletingLastPathComponent().path, "/usr/bin",
      "/bin",
    ]
    let usual = [
      "PATH": folders.joined(separator: ":"), "LANG": "C.UTF-8", "FORGE": state.path, "MIDAS": Tool.url.path,
      "MIDAS_STATE": "sqlite:\(scratch.url.path)/state.db", "GITHUB_ACTOR": "tester",
      "GITHUB_REPOSITORY": "acme/payments", "PULL_REQUEST": "7", "HEAD_SHA": "abc",
      "GITHUB_EVENT_PATH": state.appending(path: "github-event.json").path,
      "GITHUB_ENV": state.appending(path: "env").path,
      "CI_API_V4_URL": "https://gitlab.example.com/api/v4", "CI_PROJECT_ID": "1", "CI_MERGE_REQUEST_IID": "7",
      "CI_COMMIT_SHA": "abc", "MIDAS_TOKEN": "token",
    ]
    return try Program.run(
      bash, ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], in: checkout,
      environment: usual.merging(try exported()) { $1 }.merging(variables) { $1 })
  }

  /// The variables that earlier steps handed on.
  private func exported() throws -> [String: String] {
    guard let text = try? String(contentsOf: state.appending(path: "env"), encoding: .utf8) else {
      return [:]
    }
    let pairs = text.split(separator: "\n").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return Dictionary(pairs.map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }
}

/// The scripts of a workflow or pipeline file, by the name of the step or job.
struct PipelineScripts {
  private let scripts: [String: String]

  init(readingExample path: String) throws {
    // The YAML of pipelines is read by the library that check-jsonschema reads it by.
    let program = """
      import json, ruamel.yaml, sys
      file = ruamel.yaml.YAML(typ="safe").load(open(sys.argv[1]))
      steps = [step for job in file.get("jobs", {}).values() for step in job["steps"] if "run" in step]
      found = {step["name"]: step["run"] for step in steps}
      found |= {n: "\\n".join(j["script"]) for n, j in file.items() if isinstance(j, dict) and "script" in j}
      print(json.dumps(found))
      """
    let outcome = try PublicTool.python.run(
      ["-c", program, Repository.url("examples/ci/\(path)").path], in: Repository.root)
    #expect(outcome.exit == 0, "\(outcome.errors)")
    scripts = try JSONDecoder().decode([String: String].self, from: Data(outcome.output.utf8))
  }

  subscript(name: String) -> String {
    get throws { try #require(scripts[name], "no step is called \(name)") }
  }
}
