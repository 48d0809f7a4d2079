import Foundation
import TestSupport
import Testing

@Suite(
  "Hooks of pre-commit", .timeLimit(.minutes(20)),
  .enabled(if: PublicTool.preCommit.isInstalled && PublicTool.git.isInstalled, PublicTool.preCommit.comment))
struct PreCommitTests {
  private let scratch: Scratch
  private var hooks: URL { scratch.url.appending(path: "hooks") }
  private var payments: URL { scratch.url.appending(path: "payments") }

  /// A repository that holds the hooks and another one that uses them.
  init() throws {
    scratch = try Scratch()
    try scratch.file(
      named: "hooks/.pre-commit-hooks.yaml", holding: try Repository.text(".pre-commit-hooks.yaml"))
    try scratch.file(named: "payments/midas.yaml", holding: "midas: 1\n")
    try shop("[1.1.1.1/32]")
    for folder in [hooks, payments] {
      for command in ["init --quiet", "add .", "commit --quiet --message first"] {
        let outcome = try run(.git, command, in: folder)
        #expect(outcome.exit == 0, "\(outcome.errors)")
      }
    }
  }

  private func shop(_ whitelist: String) throws {
    try scratch.file(named: "payments/shop.yaml", holding: "merchant: shop\nwhitelist: \(whitelist)\n")
  }

  private func run(_ tool: PublicTool, _ command: String, in folder: URL) throws -> Program {
    let executable = try #require(tool.executable)
    let paths = [Tool.url, executable, PublicTool.git.executable].compactMap {
      $0?.deletingLastPathComponent().path
    }
    return try Program.run(
      executable, command.split(separator: " ").map(String.init), in: folder,
      environment: [
        "PATH": (paths + ["/usr/bin", "/bin"]).joined(separator: ":"), "LANG": "C.UTF-8",
        "PRE_COMMIT_HOME": scratch.url.appending(path: "cache").path, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Tester", "GIT_AUTHOR_EMAIL": "tester@example.com",
        "GIT_COMMITTER_NAME": "Tester", "GIT_COMMITTER_EMAIL": "tester@example.com",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
      ])
  }

  @Test("The manifest is in order")
  func manifest() throws {
    let outcome = try run(.preCommit, "validate-manifest .pre-commit-hooks.yaml", in: hooks)
    #expect(outcome.exit == 0, "\(outcome.output)")
  }

  @Test("midas-validate passes a correct workspace, and stops the commit at an error")
  func validate() throws {
    let command = "try-repo \(hooks.path) midas-validate --all-files --verbose"
    let passed = try run(.preCommit, command, in: payments)
    #expect(passed.exit == 0, "\(passed.output)\(passed.errors)")
    #expect(passed.output.contains("Passed"))
    try shop("[192.168.0.1/24]")
    let failed = try run(.preCommit, command, in: payments)
    #expect(failed.exit == 1)
    #expect(failed.output.contains("error[cidr-misaligned]"))
    #expect(failed.output.contains("shop.yaml:2:13"))
  }

  @Test("midas-fix changes the file and stops the commit once")
  func fix() throws {
    try shop("[1.1.1.1]")
    let command = "try-repo \(hooks.path) midas-fix --all-files"
    let changed = try run(.preCommit, command, in: payments)
    #expect(changed.exit == 1)
    #expect(changed.output.contains("files were modified by this hook"))
    let text = try String(contentsOf: payments.appending(path: "shop.yaml"), encoding: .utf8)
    #expect(text == "merchant: shop\nwhitelist: [1.1.1.1/32]\n")
    #expect(try run(.preCommit, command, in: payments).exit == 0)
  }

  @Test("The configuration in docs/ci/pre-commit.md runs")
  func page() throws {
    let page = try Repository.text("docs/ci/pre-commit.md")
    let config = try #require(page.firstMatch(of: /```yaml\n((?s)repos:.*?)```/)).1
    try scratch.file(named: "payments/.pre-commit-config.yaml", holding: String(config))
    #expect(try run(.preCommit, "validate-config .pre-commit-config.yaml", in: payments).exit == 0)
    #expect(try run(.git, "add .", in: payments).exit == 0)
    let outcome = try run(.preCommit, "run --all-files", in: payments)
    #expect(outcome.exit == 0, "\(outcome.output)")
    #expect(outcome.output.contains("midas validate"))
  }
}

extension PublicTool {
  fileprivate static let preCommit = Self("pre-commit")
  fileprivate static let git = Self("git")
}
