import Foundation
import MidasChecks
import MidasDiagnostics
import MidasFixing
import MidasSource
import MidasWorkspace
import TestSupport
import Testing

/// Every rule that is certain of a mend is held to it on its own rejected example.
@Suite("Rules mend what they reject", .timeLimit(.minutes(20)))
struct RuleFixTests {
  /// The rules that are certain of a mend of something in their rejected example.
  private static let mending = [
    "unknown-key", "wrong-type", "ambiguous-scalar", "unused-ignore", "unknown-rule", "unknown-pg",
    "module-not-supported", "method-not-supported", "method-spelling", "invalid-mid", "unknown-credential",
    "invalid-reference", "unknown-submerchant", "invalid-tier", "unknown-default", "tax-on-identity",
    "continues-unknown-merchant", "webhook-url-invalid", "webhook-form-in-v2", "webhook-v1-secret",
    "cidr-misaligned", "cidr-invalid", "cidr-duplicate", "cidr-mapped-ipv4", "group-unknown-channel",
  ]

  @Test("Those are all that propose one")
  func all() throws {
    let proposing = try Rule.all.filter { rule in
      let draft = try Draft(Self.unmarked(rule.rejects))
      let findings = (try? draft.compiled().findings) ?? []
      return findings.contains { $0.rule == rule.id && $0.mend != nil }
    }
    #expect(Set(proposing.map(\.id)).symmetricDifference(Self.mending) == [])
  }

  @Test("The example is mended where a mend is proposed, and nothing else comes of it", arguments: mending)
  func rejects(id: String) throws {
    let rule = try #require(Rule.named(id))
    let draft = try Draft(Self.unmarked(rule.rejects))
    let before = try draft.compiled().findings
    let mendable = before.filter { $0.rule == id && $0.mend != nil }
    let offered = try draft.offers().filter { $0.hasPrefix("\(id): ") }
    #expect(offered == mendable.map { "\(id): \($0.title)" })

    // Two rows of a whitelist may come to the same block; then only the first is mended.
    let changes = try draft.fix(rounds: 1).filter { $0.hasPrefix("\(id): ") }
    #expect(!changes.isEmpty)
    let after = try draft.compiled().findings
    #expect(after.count { $0.rule == id } == before.count { $0.rule == id } - changes.count)
    #expect(Set(after.map(\.rule)).subtracting(before.map(\.rule)) == [])
    #expect(after.count < before.count)
  }

  @Test("Every edit lies on a marked scalar, or takes one out with its entry", arguments: mending)
  func marked(id: String) throws {
    let rule = try #require(Rule.named(id))
    let draft = try Draft(Self.unmarked(rule.rejects))
    for finding in Fixer.offers(for: try draft.compiled()) where finding.rule == id {
      let mark = finding.place.span
      for edit in finding.fixes.flatMap(\.edits) {
        let span = edit.place.span
        if edit.text.isEmpty {
          #expect(span.start < mark.end && mark.start < span.end, "\(edit)")
        } else {
          #expect(mark.start <= span.start && span.end <= mark.end, "\(edit)")
        }
      }
    }
  }

  private static func unmarked(_ example: String) -> String {
    example.replacing("‹", with: "").replacing("›", with: "")
  }
}

extension Diagnostic {
  fileprivate var title: String { mend?.title ?? "" }
}
