import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateSubmerchant = Rule(
    id: "duplicate-submerchant",
    summary: "Two sub-merchants of a merchant have one id.",
    rationale: """
      The id is the sub-merchant's address, and what channels are assigned by. With two under one address, a \
      channel assigned to it would collect for one store what the other one sold.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
        - { id: music, tier: "M01" }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
        - { id: ‹books›, tier: "M01" }
      """,
    merchant: { subject, findings in
      let repetitions = repeated(subject.merchant.submerchants.known.indices, in: subject.merchant) {
        subject.merchant.submerchants.known[$0].id
      }
      for (earlier, later) in repetitions {
        findings.report(
          "the sub-merchant id `\(subject.string(later.value))` is taken", at: later.site,
          label: "only one of the two could be recorded",
          related: [.init("first used here", at: Place(earlier.site.span))],
          help: "give one of them another id")
      }
    })
}
