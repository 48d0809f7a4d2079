import Foundation
import TestSupport
import Testing

@Suite("midas schema")
struct SchemaCommandTests {
  private let folder = Repository.url("examples/quickstart")

  @Test("It prints the files of schema/", arguments: ["merchant", "workspace", "routes"])
  func files(name: String) throws {
    let outcome = try Tool.run(["schema", name], in: folder)
    try Snapshot.expect(outcome.output, recordedIn: Repository.url("schema/\(name).schema.json"))
    #expect(outcome.errors == "" && outcome.exit == 0)
  }

  @Test("Without a name it prints all")
  func every() throws {
    let alone = try ["merchant", "workspace", "routes"].map {
      try Tool.run(["schema", $0], in: folder).output
    }
    #expect(try Tool.run(["schema"], in: folder).output == alone.joined())
  }

  @Test("Another name is a wrong command line, answered with the nearest")
  func unknown() throws {
    let outcome = try Tool.run(["schema", "merchants"], in: folder)
    #expect(outcome.errors == "midas: there is no schema `merchants`; did you mean `merchant`?\n")
    #expect(outcome.exit == 64)
  }

  @Test("Every file that names a schema names one that exists")
  func modelines() throws {
    var count = 0
    for path in Repository.files(below: "examples", endingIn: ".yaml") {
      guard let match = try Repository.text(path).firstMatch(of: /yaml-language-server: \$schema=(\S+)/)
      else {
        continue
      }
      count += 1
      let target = Repository.url(path).deletingLastPathComponent().appending(path: String(match.1))
      let expected =
        path.hasSuffix("midas.yaml") ? "workspace" : path.hasSuffix(".routes.yaml") ? "routes" : "merchant"
      #expect(
        target.standardizedFileURL.path == Repository.url("schema/\(expected).schema.json").path,
        "\(path) names \(match.1)")
    }
    #expect(count > 1)
  }
}
