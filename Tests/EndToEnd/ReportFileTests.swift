import Foundation
import TestSupport
import Testing

@Suite("Reports go to files beside the output")
struct ReportFileTests {
  static let formats = ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"]

  private let scratch: Scratch
  private let broken = Repository.url("examples/broken")

  init() throws { scratch = try Scratch() }

  private func path(_ name: String) -> String { scratch.url.appending(path: name).path }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  @Test("A report holds what the format prints, and the output is as ever", arguments: formats)
  func sameText(format: String) throws {
    let printed = try Tool.run(["validate", "--format", format], in: broken)
    let written = try Tool.run(
      ["validate", "--report", "\(format)=\(path("sub/report"))"], in: broken)
    #expect(try text("sub/report") == printed.output)
    #expect(written == (try Tool.run(["validate"], in: broken)))
  }

  @Test("No exit code depends on the form", arguments: formats)
  func exitCodes(format: String) throws {
    #expect(try Tool.run(["validate", "--format", format], in: broken).exit == 1)
    #expect(
      try Tool.run(["validate", "--format", format], in: Repository.url("examples/quickstart")).exit == 0)
  }

  @Test("Several reports; each replaces what was there, keeps its permissions and leaves nothing beside")
  func replaced() throws {
    try scratch.file(named: "old.json", holding: "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("old.json"))
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("old.json"))
    let outcome = try Tool.run(
      ["validate", "--report", "json=\(path("link"))", "--report", "junit=\(path("new.xml"))"], in: broken)
    #expect(outcome.exit == 1)
    #expect(try text("old.json").hasPrefix("{\n  \"format_version\""))
    let attributes = try FileManager.default.attributesOfItem(atPath: path("old.json"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted() == [
        "link", "new.xml", "old.json",
      ])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == path("old.json"))
  }

  @Test(
    "A target that makes no sense is refused before anything is written",
    arguments: [["sarif"], ["sarif="], ["yaml=x"], ["json=a", "--report", "sarif=a"]])
  func refused(target: [String]) throws {
    #expect(try Tool.run(["validate", broken.path, "--report"] + target, in: scratch.url).exit == 64)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == [])
  }

  @Test("Paths in a report are relative to the working folder, also above it")
  func paths() throws {
    let folder = Repository.url("examples/broken/merchants")
    let outcome = try Tool.run(["validate", "../midas.yaml", "--format", "github"], in: folder)
    #expect(!outcome.output.contains("file=/"))
  }

  @Test("A thousand findings are cut for a person, and whole with --all and for programs")
  func cut() throws {
    let rows = (0..<600).map { "  - 10.0.\($0 / 250).\($0 % 250)/33\n" }.joined()
    try scratch.file(named: "shop.yaml", holding: "merchant: shop\nwhitelist:\n\(rows)")
    let shown = try Tool.run(["validate"], in: scratch.url)
    #expect(shown.output.matches(of: /(?m)^error\[/).count == 50)
    #expect(
      shown.output.hasSuffix(
        "\n… 550 more in shop.yaml\nnot shown: 550 errors (550 cidr-invalid); `midas validate --all` shows them\n"
      ))
    #expect(shown.errors == "\n600 errors in 1 file\n")
    #expect(
      try Tool.run(["validate", "--all"], in: scratch.url).output.matches(of: /(?m)^error\[/).count == 600)
    let gitlab = try Tool.run(["validate", "--format", "gitlab"], in: scratch.url).output
    #expect(gitlab.matches(of: /"fingerprint": "(.*)"/).map(\.output.1).count == 600)
    #expect(Set(gitlab.matches(of: /"fingerprint": "(.*)"/).map(\.output.1)).count == 600)
  }
}
