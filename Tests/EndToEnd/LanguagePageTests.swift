import Foundation
import TestSupport
import Testing

/// The examples of docs/language.md.
///
/// A block that begins with a file's name is that file, of a workspace that each section has for itself; a console
/// block shows commands in it and what they print. Any other example must be without findings.
@Suite("docs/language.md")
struct LanguagePageTests {
  private let page: MarkdownPage

  init() throws {
    page = MarkdownPage(try Repository.text("docs/language.md"))
  }

  @Test("Every command prints what is shown", .timeLimit(.minutes(20)))
  func sessions() throws {
    let (shown, commands) = try page.replayed()
    #expect(commands > 20)
    try Snapshot.expect(shown.text, recordedIn: Repository.url("docs/language.md"))
  }

  @Test("Every other example is without findings", .timeLimit(.minutes(20)))
  func examples() throws {
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

  @Test("What it links to exists")
  func links() throws {
    let text = try Repository.text("docs/language.md")
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
