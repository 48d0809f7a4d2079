import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateGroupName = Rule(
    id: "duplicate-group-name",
    summary: "Two groups of a merchant have one id or one name.",
    rationale: """
      The id is the group's address in the state, the name is what people pick it by in the console. Two of one kind \
      are mistaken for each other, and a change of shares meant for one is made in the other.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: groupExample("{ card: 70, card-2: 30 }")
      + "\n  - { id: ‹split›, mode: test, channels: { card: 100 } }"
      + "\n  - { id: other, name: ‹split›, mode: test, channels: { card: 100 } }",
    merchant: { subject, findings in
      let groups = subject.merchant.groups.known
      guard groups.count > 1 else { return }
      let sameID = repeated(groups.indices, in: subject.merchant) { groups[$0].id }
      let sameName = repeated(groups.indices, in: subject.merchant) {
        groups[$0].name.isAbsent ? groups[$0].id : groups[$0].name
      }
      var reported: Set<SourceSpan> = []
      for (what, repetitions) in [("id", sameID), ("name", sameName)] {
        for (earlier, later) in repetitions where reported.insert(later.site.span).inserted {
          findings.report(
            "the group \(what) `\(subject.string(later.value).printable)` is taken", at: later.site,
            label: what == "id"
              ? "only one of the two could be recorded" : "people would take one for the other",
            related: [.init("first used here", at: Place(earlier.site.span))],
            help: "give one of them another \(what)")
        }
      }
    })
}
