import Foundation
import TestSupport
import Testing

@Suite("The examples say what is recorded beside them")
struct ExampleTests {
  @Test("A session in a fresh copy", .timeLimit(.minutes(5)), arguments: Example.all)
  func session(example: Example) throws {
    let session = try example.session().map(\.text).joined(separator: "\n")
    try Snapshot.expect(session, recordedIn: example.folder.appending(path: "expected/session.txt"))
  }

  @Test("Every workspace below examples/ has a session")
  func all() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Example.examples.path)
      .filter {
        FileManager.default.fileExists(atPath: Example.examples.appending(path: "\($0)/midas.yaml").path)
      }
    #expect(folders.sorted() == Example.all.map(\.name))
  }

  @Test(
    "Plan after apply is empty", .timeLimit(.minutes(5)),
    arguments: ["marketplace", "quickstart", "reference"])
  func planAfterApply(name: String) throws {
    let scratch = try Scratch()
    let workspace = try Example(name: name).copy(into: scratch)
    let apply = try Tool.run(["apply", "--auto-approve"], in: workspace)
    #expect(apply.exit == 0, "\(apply.output)\(apply.errors)")
    let plan = try Tool.run(["plan", "--detailed-exitcode"], in: workspace)
    #expect(plan.exit == 0, "\(plan.output)\(plan.errors)")
  }
}
