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
}
