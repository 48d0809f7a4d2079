import MidasChecks
import TestSupport
import Testing

@Suite("The documentation of the rules")
struct DocumentationTests {
  @Test("A rule reads as its documentation")
  func documentation() throws {
    let rule = try #require(Rule.named("duplicate-merchant"))
    #expect(
      rule.documentation == """
        ### duplicate-merchant

        **Two documents declare one merchant.** Error.

        Each would delete what the other declares: the second apply would take the first one's channels
        away. A merchant has one main document; others continue it.

        Rejected:

        ```text
        1 | merchant: acme
        2 | ---
        3 | merchant: acme
          |           ^^^^
        ```

        Accepted:

        ```yaml
        merchant: acme
        ---
        continues: acme
        ```

        """)
  }

  @Test("Ids are kebab-case and unique")
  func ids() {
    #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
    for rule in Rule.all {
      #expect(rule.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule.id)")
    }
  }

  @Test("Every rule has a place in the list of rules")
  func files() throws {
    let files = Repository.files(below: "Sources/Reasoning/Checks/Rules", endingIn: ".swift")
    let declared = try files.flatMap { file in
      try Repository.text(file).matches(of: /= Rule\(\s*(?:id: "|shape: \.)([\w-]+)/).map { String($0.1) }
    }
    #expect(declared.count == Rule.all.count)
  }

  @Test(
    "A summary is one sentence; a rejected example is marked; an accepted one is not",
    arguments: Rule.all.map(\.id))
  func form(id: String) throws {
    let rule = try #require(Rule.named(id))
    #expect(rule.summary.hasSuffix("."))
    #expect(!rule.summary.contains("\n"))
    #expect(rule.rationale.count > 60, "a rule says what it costs")
    #expect(!rule.accepts.contains("‹"))
    let opened = rule.rejects.count { $0 == "‹" }
    #expect(opened > 0 && opened == rule.rejects.count { $0 == "›" })
  }
}
