import Foundation
import TestSupport
import Testing

@Suite("The README is true")
struct ReadmeTests {
  @Test("The broken file has exactly the output shown")
  func brokenFile() throws {
    let readme = try Repository.text("README.md")
    let file = try #require(readme.firstMatch(of: /```yaml\n((?s).*?)```/)).1
    let session = try #require(readme.firstMatch(of: /```console\n\$ midas ([^\n]*)\n((?s).*?)```/))
    let scratch = try Scratch()
    try scratch.file(named: "shop.yaml", holding: String(file))
    let outcome = try Tool.run(session.1.split(separator: " ").map(String.init), in: scratch.url)
    #expect(outcome.output + outcome.errors == String(session.2))
    #expect(outcome.exit == 1)
  }

  @Test("Every file it links to exists")
  func links() throws {
    for page in ["README.md", "CONTRIBUTING.md", "Sources/README.md"] {
      let folder = Repository.url(page).deletingLastPathComponent()
      for match in try Repository.text(page).matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appending(path: String(match.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page) links to \(match.1)")
      }
    }
  }
}
