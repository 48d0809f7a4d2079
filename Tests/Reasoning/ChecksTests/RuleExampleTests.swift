public import MidasChecks
import MidasDiagnostics
import MidasSource
public import Testing

/// Every rule is held to its own documentation.
@Suite struct RuleExampleTests {
  /// The rules whose examples are documents that can be compiled alone.
  static let documented = Rule.all.filter { rule in
    rule.checks.contains { check in
      switch check {
      case .channel, .merchant, .holders, .shape: !["unreadable-file", "invalid-utf8"].contains(rule.id)
      case .policy, .plan, .link, .routes: false
      }
    }
  }

  @Test("The accepted example has no error and no finding of the rule", arguments: documented)
  func accepts(_ rule: Rule) {
    let found = findings(in: rule.accepts).filter { $0.rule == rule.id || $0.severity == .error }
    #expect(found.map(\.summary) == [])
  }

  @Test("The rejected example has exactly the findings that its marks show", arguments: documented)
  func rejects(_ rule: Rule) {
    let marked = MarkedText(rule.rejects)
    let found = findings(in: rule.rejects)
    #expect(!marked.spans.isEmpty)
    #expect(found.filter { $0.rule == rule.id }.map(\.place.span) == marked.spans)
    #expect(found.filter { $0.rule != rule.id && $0.severity == .error }.map(\.summary) == [])
  }

  @Test("Ids are unique and kebab-case, texts end as texts do", arguments: Rule.all)
  func documentation(_ rule: Rule) {
    #expect(Rule.all.filter { $0.id == rule.id }.count == 1)
    #expect(
      rule.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
    #expect(rule.summary.hasSuffix(".") && rule.rationale.hasSuffix("."))
    #expect(!rule.isCore || rule.severity == .error)
  }

  @Test func everyShapeRuleIsDocumented() {
    #expect(ShapeRule.allCases.filter { Rule.named($0.rawValue)?.severity != $0.severity } == [])
  }
}

extension Rule: CustomTestStringConvertible {
  /// The id, as a test case is named.
  public var testDescription: String { id }
}

extension Diagnostic {
  /// The finding in one line, for failures.
  var summary: String { "\(severity) \(rule) \(place.span.start)..<\(place.span.end): \(message)" }
}
