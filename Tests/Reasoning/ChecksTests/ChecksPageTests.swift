import MidasChecks
import TestSupport
import Testing

@Suite("docs/checks.md")
struct ChecksPageTests {
  @Test("It is what the rules say of themselves")
  func current() throws {
    try Snapshot.expect(Rule.page, recordedIn: Repository.url("docs/checks.md"))
  }
}
