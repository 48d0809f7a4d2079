import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateTier = Rule(
    id: "duplicate-tier",
    summary: "Two sub-merchants of a merchant have one tier.",
    rationale: """
      V1 names a sub-merchant by its tier and nothing else: `IMP.agency(code, tier)`, the header `Tier`. PortOne \
      refuses a tier that is taken (DuplicatedTierCodeError); a request that carries it means the first store only.
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
        - { id: music, tier: ‹"B01"› }
      """,
    merchant: { subject, findings in
      let repetitions = repeated(subject.merchant.submerchants.known.indices, in: subject.merchant) {
        subject.merchant.submerchants.known[$0].tier
      }
      for (earlier, later) in repetitions {
        findings.report(
          "the tier `\(subject.string(later.value).printable)` is taken", at: later.site,
          label: "requests with this tier would mean the other store",
          related: [.init("first used here", at: Place(earlier.site.span))],
          help: "give one of them a tier of its own; the tier of a store that exists cannot be changed")
      }
    })
}
