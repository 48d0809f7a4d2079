import Foundation
import TestSupport
import Testing

/// The examples of docs/routes.md.
@Suite("docs/routes.md")
struct RoutesPageTests {
  @Test("Every command prints what is shown", .timeLimit(.minutes(20)))
  func sessions() throws {
    let (shown, commands) = try MarkdownPage(Repository.text("docs/routes.md")).replayed()
    #expect(commands == 7)
    try Snapshot.expect(shown.text, recordedIn: Repository.url("docs/routes.md"))
  }

  @Test("What it links to exists")
  func links() throws {
    for match in try Repository.text("docs/routes.md").matches(of: /\]\(([^)]+)\)/) {
      let target = Repository.url("docs").appending(path: String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path), "\(match.1)")
    }
  }
}
