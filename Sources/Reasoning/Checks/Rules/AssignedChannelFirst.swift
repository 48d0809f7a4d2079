import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let assignedChannelFirst = Rule(
    id: "assigned-channel-first", severity: .warning,
    summary:
      "The oldest channel of a V1 code is assigned to a sub-merchant, though the merchant has one of its own.",
    rationale: """
      V1's `pg: "code"` reaches the oldest channel of that code. Without a tier the merchant sees all its channels, so \
      its own sales may be settled in a sub-merchant's contract. That a merchant's request reaches an assigned channel \
      is an assumption, hence a warning.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: books-easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CABOOKS001, assign: books }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: books-easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CABOOKS001, assign: ‹books› }
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    merchant: { subject, findings in
      guard !subject.merchant.submerchants.known.isEmpty, !subject.merchant.channels.isOpen else { return }
      // Where the merchant's own channels all stand first, none of them can be shadowed.
      guard let assigned = subject.channels.firstIndex(where: { $0.scope != -1 }),
        let own = subject.channels.lastIndex(where: { $0.scope == -1 }), assigned < own
      else { return }
      var reported: Set<Int> = []
      for reach in subject.firstOfCode where reach.scope == .merchant {
        guard case .known(_, let site) = subject.merchant.channels.known[reach.first].assign,
          let mode = subject.merchant.channels.known[reach.first].mode.value,
          let own = reach.others.first(where: {
            subject.channels[$0].owner == .merchant && subject.merchant.channels.known[$0].mode.value == mode
          }),
          reported.insert(reach.first).inserted
        else { continue }
        findings.report(
          "`pg: \"\(reach.code)\"` of the merchant reaches this assigned channel before its own", at: site,
          label: "the merchant's sales may be settled as the sub-merchant's",
          related: subject.merchant.channels.known[own].id.span.map {
            [.init("the merchant's own channel", at: Place($0))]
          } ?? [],
          help:
            "move the merchant's channel before it; if both exist already, let requests name `\(reach.code).MID`"
        )
      }
    })
}
