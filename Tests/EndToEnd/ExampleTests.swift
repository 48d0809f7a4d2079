import Foundation
import TestSupport
import Testing

@Suite("The examples say what is recorded beside them")
struct ExampleTests {
  @Test("A session in a fresh copy", .timeLimit(.minutes(20)), arguments: Example.all)
  func session(example: Example) throws {
    try Snapshot.expect(
      try example.session(), recordedIn: example.folder.appending(path: "expected/session.txt"))
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
    "Plan after apply is empty", .timeLimit(.minutes(20)),
    arguments: Example.all.filter { $0.name != "broken" })
  func planAfterApply(example: Example) throws {
    let scratch = try Scratch()
    let workspace = try example.copy(into: scratch)
    let apply = try Tool.run(["apply", "--auto-approve"], in: workspace)
    #expect(apply.exit == 0, "\(apply.output)\(apply.errors)")
    let plan = try Tool.run(["plan", "--detailed-exitcode"], in: workspace)
    #expect(plan.exit == 0, "\(plan.output)\(plan.errors)")
  }

  @Test("The script of platform writes the merchants that stand beside it")
  func platform() throws {
    let scratch = try Scratch()
    let folder = Example(name: "platform").folder
    let run = try PublicTool.python.run(
      [folder.appending(path: "generate.py").path, scratch.url.path], in: scratch.url)
    #expect(run.exit == 0, "\(run.errors)")
    let written = Repository.files(in: scratch.url)
    #expect(written.count == 25)
    #expect(written == Repository.files(in: folder.appending(path: "merchants")))
    for name in written {
      let text = try String(contentsOf: scratch.url.appending(path: name), encoding: .utf8)
      #expect(text == (try Repository.text("examples/platform/merchants/\(name)")), "\(name)")
    }
  }
}
