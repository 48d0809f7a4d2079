import MidasChecks
import MidasSchema
import TestSupport
import Testing

@Suite(
  "What the schemas refuse",
  .enabled(if: PublicTool.checkJSONSchema.isInstalled, PublicTool.checkJSONSchema.comment))
struct RefusedDocumentsTests {
  @Test("Wrong merchants and channels")
  func merchants() throws {
    let refused = try Validator.complaints(about: WrongDocuments.merchants)
    #expect(WrongDocuments.merchants.map(\.name).filter { refused[$0] == nil } == [])
  }

  @Test("Midas refuses each of them too", arguments: WrongDocuments.merchants + WrongDocuments.workspaces)
  func verdicts(candidate: Candidate) {
    #expect(candidate.errors != [])
  }

  @Test("Wrong workspaces")
  func workspaces() throws {
    let refused = try Validator.complaints(about: WrongDocuments.workspaces)
    #expect(WrongDocuments.workspaces.map(\.name).filter { refused[$0] == nil } == [])
  }

  /// What the other rules reject takes more than one place to see, or the catalog as a workspace may change it.
  @Test("What rules reject, as far as a schema can express it")
  func rules() throws {
    let candidates = Rule.all.flatMap { rule in
      Candidate.documents(ofExample: rule.rejects.filter { $0 != "‹" && $0 != "›" }, named: rule.id)
    }
    let refused = try Validator.complaints(about: candidates)
    #expect(Set(refused.keys.map { String($0.prefix { $0 != " " }) }).sorted() == Self.expressible)
  }

  private static let expressible = [
    "cidr-invalid", "credential-length", "duplicate-key", "group-size", "identity-mixed",
    "invalid-channel-name", "invalid-id", "invalid-mid", "invalid-reference", "invalid-tier",
    "method-not-supported", "missing-credential", "missing-key", "missing-value",
    "reference-outside-workspace", "secret-literal", "shared-test-mid-in-live", "unknown-credential",
    "unknown-key", "unknown-pg", "unsupported-tag", "webhook-form-in-v2", "webhook-too-many-secrets",
    "webhook-url-invalid", "webhook-v1-secret", "wrong-type", "yaml-limits", "yaml-syntax",
  ]
}
