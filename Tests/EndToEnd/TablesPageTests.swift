import Foundation
import TestSupport
import Testing

/// The examples of docs/tables.md; its SQL is what the tests of the tables ask with.
@Suite("docs/tables.md")
struct TablesPageTests {
  @Test("Every command prints what is shown", .timeLimit(.minutes(20)))
  func sessions() throws {
    let (shown, commands) = try MarkdownPage(Repository.text("docs/tables.md")).replayed()
    #expect(commands == 3)
    try Snapshot.expect(shown.text, recordedIn: Repository.url("docs/tables.md"))
  }

  @Test("Every key and line of a CDB is told")
  func vocabulary() throws {
    let page = try Repository.text("docs/tables.md")
    for source in ["TableQuestion", "TableRecord"] {
      let text = try Repository.text("Sources/Recording/TableFormat/\(source).swift")
      let pattern =
        source == "TableQuestion" ? /case \.\w+: "(\w+)"/ : /^    case (\w+)$/.anchorsMatchLineEndings()
      let words = text.matches(of: pattern).map { $0.1 }
      #expect(words.count > 9)
      for word in words { #expect(page.contains("| `\(word)`"), "\(word)") }
    }
  }

  @Test("What it links to exists")
  func links() throws {
    for match in try Repository.text("docs/tables.md").matches(of: /\]\(([^)#:]+)[^)]*\)/) {
      let target = Repository.url("docs").appending(path: String(match.1))
      #expect(FileManager.default.fileExists(atPath: target.path) || match.1 == "https", "\(match.1)")
    }
  }
}
