import Foundation
import MidasChecks
import MidasSchema
import TestSupport
import Testing

@Suite(
  "What Midas accepts, the schemas accept",
  .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
struct AcceptedDocumentsTests {
  @Test("Accepted examples of rules")
  func rules() throws {
    let candidates = Rule.all.flatMap { Candidate.documents(ofExample: $0.accepts, named: $0.id) }
    #expect(try Validator.complaints(about: candidates) == [:])
  }

  @Test("Correct configurations")
  func configurations() throws {
    let paths = Repository.files(below: "Tests/EndToEnd/Configurations/correct", endingIn: ".yaml")
    let candidates = try paths.flatMap { Candidate.documents(of: try Repository.text($0), named: $0) }
    #expect(!candidates.isEmpty)
    #expect(try Validator.complaints(about: candidates) == [:])
  }

  @Test("Examples, but for the broken one")
  func examples() throws {
    let paths = Repository.files(below: "examples", endingIn: ".yaml").filter {
      !$0.hasPrefix("examples/broken/merchants/")
    }
    let candidates = try paths.flatMap { path in
      let schema: JSONSchema =
        path.hasSuffix("/midas.yaml") ? .workspace : path.hasSuffix(".routes.yaml") ? .routes : .merchant
      return Candidate.documents(of: try Repository.text(path), named: path, schema)
    }
    #expect(candidates.count > 10)
    #expect(try Validator.complaints(about: candidates) == [:])
  }

  @Test("Examples of docs/language.md that name no file, which are all correct")
  func page() throws {
    let page = MarkdownPage(try Repository.text("docs/language.md"))
    let candidates = page.parts.enumerated().flatMap { index, part -> [Candidate] in
      guard case .block("yaml", let text) = part, !text.contains(/\A# \S+\.yaml\n/) else { return [] }
      let isWhole = text.contains(/^merchant:/.anchorsMatchLineEndings())
      return Candidate.documents(of: isWhole ? text : "merchant: shop\n" + text, named: "part \(index)")
    }
    #expect(candidates.count > 6)
    #expect(try Validator.complaints(about: candidates) == [:])
  }

  @Test("Texts that YAML readers take for something else")
  func ambiguous() throws {
    let texts = [
      "123", "001", "no", "yes", "true", "1e5", "0x1F", "2024-04-25", "1:30", "\"null\"", "\"\"", ".5",
    ]
    let candidates = texts.map { text in
      Candidate(
        name: text, schema: .merchant, text: "merchant: shop\nname: \(text)\nkeys: { code: \(text) }\n")
    }
    #expect(try Validator.complaints(about: candidates) == [:])
  }

  @Test("Snippets, filled in with their own proposals")
  func snippets() throws {
    let candidates = try JSONSchema.allCases.flatMap { schema in
      try Snippet.all(in: schema).map { snippet in
        Candidate(name: "\(schema) \(snippet.label)", schema: schema, text: snippet.document)
      }
    }
    #expect(candidates.count > 10)
    #expect(try Validator.complaints(about: candidates) == [:])
  }
}
