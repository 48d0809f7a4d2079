import Foundation
import TestSupport
import Testing

@Suite(
  "The pipelines of examples/ci do what they say", .timeLimit(.minutes(20)),
  .enabled(
    if: Forge.isInstalled && PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
struct PipelineTests {
  private let forge: Forge

  init() throws { forge = try Forge() }

  /// Changes the name of the shop, and with it what is planned.
  private func change() throws {
    let file = forge.checkout.appending(path: "merchants/shop.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing(/\nname: .*/, with: "\nname: Renamed").write(
      to: file, atomically: true, encoding: .utf8)
  }

  private func isSettled() throws -> Bool { try forge.run("midas plan --detailed-exitcode").exit == 0 }

  @Test(
    "Their schemas accept them",
    arguments: [
      ("vendor.github-workflows", "github-actions/midas-validate.yml"),
      ("vendor.github-workflows", "github-actions/midas-plan.yml"),
      ("vendor.github-workflows", "github-actions/midas-apply.yml"),
      ("vendor.gitlab-ci", "midas.gitlab-ci.yml"),
    ])
  func schema(name: String, path: String) throws {
    let outcome = try PublicTool.checkJSONSchema.run(
      ["--builtin-schema", name, "examples/ci/\(path)"], in: Repository.root)
    #expect(outcome.exit == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test("The binary is installed, and refused if it is another one")
  func install() throws {
    let script = "ci/install-midas.sh \(forge.scratch.url.path)/bin"
    let sum = try forge.run("sha256sum \"$MIDAS\" | cut -d ' ' -f 1").output.trimmingCharacters(in: .newlines)
    let url = ["MIDAS_URL": "https://files.example.com/midas-binary"]
    let done = try forge.run(script, url.merging(["MIDAS_SHA256": sum]) { $1 })
    #expect(done.exit == 0, "\(done.errors)")
    #expect(try forge.run("\(forge.scratch.url.path)/bin/midas --version").exit == 0)
    let other = String(repeating: "0", count: 64)
    #expect(try forge.run(script, url.merging(["MIDAS_SHA256": other]) { $1 }).exit != 0)
  }

  @Test("GitHub: findings become annotations and SARIF")
  func validateOnGitHub() throws {
    let script = try PipelineScripts(readingExample: "github-actions/midas-validate.yml")["Validate"]
    #expect(try forge.run(script).exit == 0)
    try forge.scratch.file(
      named: "quickstart/merchants/more.yaml", holding: "merchant: more\nwhitelist: [1.1.1.1/3]\n")
    let outcome = try forge.run(script)
    #expect(outcome.exit == 1)
    #expect(outcome.output.contains(/::error [^\n]*file=merchants\/more.yaml,[^\n]*line=2,/))
    let sarif = try String(contentsOf: forge.checkout.appending(path: "midas.sarif"), encoding: .utf8)
    #expect(sarif.contains("1.1.1.1/32"), "the fix comes with the finding")
  }

  @Test("GitHub: one comment shows the newest plan, which is applied after the merge")
  func planAndApplyOnGitHub() throws {
    let plan = try PipelineScripts(readingExample: "github-actions/midas-plan.yml")
    let apply = try PipelineScripts(readingExample: "github-actions/midas-apply.yml")
    for step in ["Plan", "Comment"] { #expect(try forge.run(plan[step]).exit == 0) }
    let first = try forge.comments()
    #expect(first.count == 1 && first.first?.hasPrefix("<!-- midas plan -->\n### Plan: ") == true)
    try change()
    for step in ["Plan", "Comment"] { #expect(try forge.run(plan[step]).exit == 0) }
    let second = try forge.comments()
    #expect(second.count == 1 && second != first)

    try forge.keepPlan()
    for step in ["Take the plan that was saved", "Take the fingerprint that was approved", "Apply"] {
      let outcome = try forge.run(apply[step])
      #expect(outcome.exit == 0, "\(step): \(outcome.errors)")
    }
    #expect(try isSettled())
  }

  @Test("GitHub: a plan that is not the one in the comment is refused, and nothing is applied")
  func exchangedPlanOnGitHub() throws {
    let plan = try PipelineScripts(readingExample: "github-actions/midas-plan.yml")
    let apply = try PipelineScripts(readingExample: "github-actions/midas-apply.yml")
    for step in ["Plan", "Comment"] { #expect(try forge.run(plan[step]).exit == 0) }
    try change()
    #expect(try forge.run("midas plan --out other.json && mv other.json plan.json").exit == 0)
    try forge.keepPlan()
    for step in ["Take the plan that was saved", "Take the fingerprint that was approved"] {
      #expect(try forge.run(apply[step]).exit == 0)
    }
    #expect(try forge.run(apply["Apply"]).exit == 3)
    #expect(try !isSettled())
  }

  @Test("GitHub: without a plan or a comment the run fails before it applies anything")
  func nothingSaved() throws {
    let apply = try PipelineScripts(readingExample: "github-actions/midas-apply.yml")
    #expect(try forge.run(apply["Take the plan that was saved"]).exit != 0)
    #expect(try forge.run(apply["Take the fingerprint that was approved"]).exit != 0)
  }

  @Test("A gate is opened by a label")
  func gates() throws {
    #expect(try forge.run("midas apply --auto-approve").exit == 0)
    let file = forge.checkout.appending(path: "merchants/shop.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let card = try #require(text.firstMatch(of: /(?s)  - id: card .*?(?=  - id: card-test)/)).output
    try text.replacing(card, with: "").replacing("window: card ", with: "window: card-test ")
      .write(to: file, atomically: true, encoding: .utf8)
    let plan = try PipelineScripts(readingExample: "midas.gitlab-ci.yml")
    #expect(try forge.run(plan["midas plan"]).exit == 0)
    #expect(try forge.comments().first?.contains("`--allow live-channel-deletions` lets it through") == true)
    try forge.keepPlan()
    #expect(try forge.run(plan["midas apply"]).exit == 4)
    try forge.label(["reviewed", "midas-allow:live-channel-deletions"])
    let outcome = try forge.run(plan["midas apply"])
    #expect(outcome.exit == 0, "\(outcome.errors)")
    #expect(try isSettled())
  }

  @Test("GitLab: reports, one comment, and the plan applied after the merge")
  func gitLab() throws {
    let jobs = try PipelineScripts(readingExample: "midas.gitlab-ci.yml")
    #expect(try forge.run(jobs["midas validate"]).exit == 0)
    for report in ["gl-code-quality.json", "midas.xml"] {
      #expect(FileManager.default.fileExists(atPath: forge.checkout.appending(path: report).path))
    }
    #expect(try forge.run(jobs["midas plan"]).exit == 0)
    try change()
    let again = try forge.run(jobs["midas plan"])
    #expect(again.exit == 0, "\(again.errors)")
    #expect(try forge.comments().count == 1)
    try forge.keepPlan()
    let outcome = try forge.run(jobs["midas apply"])
    #expect(outcome.exit == 0, "\(outcome.errors)")
    #expect(try isSettled())
  }

  @Test("GitLab: a plan whose content was changed is refused")
  func damagedPlan() throws {
    let jobs = try PipelineScripts(readingExample: "midas.gitlab-ci.yml")
    #expect(try forge.run(jobs["midas plan"]).exit == 0)
    try forge.keepPlan { $0.replacing("\"live\"", with: "\"test\"") }
    #expect(try forge.run(jobs["midas apply"]).exit == 1)
    #expect(try !isSettled())
  }

  @Test("The commands in the pages run one after the other", arguments: ["github-actions", "gitlab-ci"])
  func pages(page: String) throws {
    let text = try Repository.text("docs/ci/\(page).md")
    let blocks = text.matches(of: /```sh\n((?s).*?)```/).map { String($0.1) }
    #expect(blocks.count == 3)
    for block in blocks {
      let fingerprint = try forge.run("[ ! -e plan.md ] || sed -n 's/^Fingerprint `\\(.*\\)`$/\\1/p' plan.md")
        .output
      let outcome = try forge.run(block, ["FINGERPRINT": fingerprint.trimmingCharacters(in: .newlines)])
      #expect(outcome.exit == 0, "\(block)\(outcome.errors)")
    }
    #expect(try isSettled())
  }

  @Test("Every file that the pages link to exists")
  func links() throws {
    for page in ["github-actions", "gitlab-ci", "pre-commit"] {
      let folder = Repository.url("docs/ci")
      for match in try Repository.text("docs/ci/\(page).md").matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appending(path: String(match.1)).standardized
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page) links to \(match.1)")
      }
    }
  }
}
