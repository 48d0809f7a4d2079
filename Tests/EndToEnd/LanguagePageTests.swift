import Foundation
import TestSupport
import Testing

/// The examples of docs/language.md and docs/routes.md.
///
/// A block that begins with a file's name is that file, of a workspace that each section has for itself; a console
/// block shows commands in it and what they print. Any other example must be without findings.
@Suite("Pages with sessions")
struct LanguagePageTests {
  @Test(
    "Every command prints what is shown", .timeLimit(.minutes(5)),
    arguments: [("docs/language.md", 20), ("docs/routes.md", 6)])
  func sessions(path: String, least: Int) throws {
    let (shown, commands) = try MarkdownPage(try Repository.text(path)).replayed()
    #expect(commands >= least)
    try Snapshot.expect(shown.text, recordedIn: Repository.url(path))
  }

  @Test("Every other example is without findings", .timeLimit(.minutes(5)))
  func examples() throws {
    let page = MarkdownPage(try Repository.text("docs/language.md"))
    var count = 0
    for case .block("yaml", let text) in page.parts where MarkdownPage.fileName(of: text) == nil {
      count += 1
      let scratch = try Scratch()
      let isWhole = text.contains(/^merchant:/.anchorsMatchLineEndings())
      try scratch.file(named: "example.yaml", holding: isWhole ? text : "merchant: shop\n" + text)
      let outcome = try Tool.run(["validate", "example.yaml"], in: scratch.url)
      #expect(outcome.output + outcome.errors == "no findings in 1 file\n", "\(text)")
    }
    #expect(count > 6)
  }

  @Test("What they link to exists", arguments: ["docs/language.md", "docs/routes.md"])
  func links(path: String) throws {
    let text = try Repository.text(path)
    let headings = text.matches(of: /^## (.*)$/.anchorsMatchLineEndings()).map {
      $0.1.lowercased().replacing(/[^a-z0-9 -]/, with: "").replacing(" ", with: "-")
    }
    for match in text.matches(of: /\]\(([^)]+)\)/) {
      if match.1.hasPrefix("#") {
        #expect(headings.contains(String(match.1.dropFirst())), "\(match.1)")
      } else {
        let target = Repository.url("docs").appending(path: String(match.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(match.1)")
      }
    }
  }
}
