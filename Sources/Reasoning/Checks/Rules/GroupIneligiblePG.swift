import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let groupIneligiblePG = Rule(
    id: "group-ineligible-pg",
    summary: "A group holds a channel that smart routing does not take.",
    rationale: """
      PortOne's smart routing takes listed PGs only, and of those the one-off window, key-in and billing by API, each \
      for V1 and V2 apart (smart routing introduction). Direct easy-pay PGs and windows that issue billing keys are \
      not among them: the group cannot be saved, or a share of its payments fails.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared }
        - { id: kakaopay, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      groups:
        - { id: split, mode: test, channels: { card: 70, ‹kakaopay›: 30 } }
      """,
    merchant: { subject, findings in
      for group in subject.merchant.groups.known {
        for member in subject.members(of: group) {
          let facts = subject.channels[member.channel]
          var modules = subject.merchant.channels.known[member.channel].modules.set
          guard let pg = facts.pg, !facts.generations.isEmpty, !modules.isEmpty,
            !subject.merchant.channels.known[member.channel].modules.isOpen
          else { continue }
          // A hub's brands are methods of its one-off window, so its two modules are one to smart routing.
          if subject.catalog.entries[pg].modules.easyPay != .direct, modules.contains(.windowSimple) {
            modules.insert(.windowGeneral)
          }
          let taken = subject.catalog.entries[pg].smartRouting.modules(in: facts.generations)
          guard taken.isDisjoint(with: modules) else { continue }
          let id = subject.catalog.entries[pg].id
          findings.report(
            taken.isEmpty
              ? "smart routing does not take `\(id)`"
              : "smart routing takes \(taken.names.joined(separator: ", ")) of `\(id)`, not \(modules.names.joined(separator: ", "))",
            at: member.share.channel.site, label: "its share of payments would fail",
            related: subject.merchant.channels.known[member.channel].pg.span.map {
              [.init("its PG is named here", at: Place($0))]
            } ?? [],
            help: "take the channel out of the group; requests can name it by its channel key")
        }
      }
    })
}
