import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasSource
import Testing

@Suite("What goes wrong in practice")
struct MisconfigurationTests {
  static let all = Misconfiguration.ofChannels + Misconfiguration.ofStores

  @Test("Each of the 47 has its answer")
  func complete() {
    #expect(Set(Self.all.map(\.number)) == Set(1...47))
  }

  @Test("A mistake comes to light where it was made", arguments: all)
  func answer(_ misconfiguration: Misconfiguration) throws {
    switch misconfiguration.answer {
    case .found(let rules, let document):
      let spans = MarkedText(document).spans
      try #require(spans.count == rules.count)
      let found = findings(in: document)
      let wanted = found.filter { rules.contains($0.rule) }
      #expect(wanted.map(\.rule) == rules)
      #expect(wanted.map(\.place.span) == spans)
      #expect(found.filter { !rules.contains($0.rule) && $0.severity == .error }.map(\.summary) == [])
    case .plan(let rule):
      let checks = try #require(Rule.named(rule)).checks
      #expect(checks.contains { if case .plan = $0 { true } else { false } })
    case .manual(let kind): #expect(ManualTask.Kind(rawValue: kind) != nil)
    case .unwritable(let reason), .unseen(let reason): #expect(!reason.isEmpty)
    }
  }
}
