import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let groupMixedStores = Rule(
    id: "group-mixed-stores",
    summary: "A group holds channels of several stores.",
    rationale: """
      A group belongs to one store, the merchant's own or one sub-merchant's, and routes among the channels of that \
      store. A channel of another one would settle part of the payments with somebody else.
      """,
    accepts: groupExample("{ card: 70, card-2: 30 }"),
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared }
        - { id: books-card, mode: test, pg: html5_inicis, modules: [window.general], methods: [card], mid: shared, assign: books }
      groups:
        - { id: split, mode: test, channels: { card: 70, ‹books-card›: 30 } }
      """,
    merchant: { subject, findings in
      for group in subject.merchant.groups.known {
        let members = subject.members(of: group)
        guard let first = members.first(where: { subject.channels[$0.channel].scope != nil }),
          let store = subject.channels[first.channel].owner
        else { continue }
        for member in members {
          guard let owner = subject.channels[member.channel].owner, owner != store else { continue }
          findings.report(
            "`\(subject.string(member.share.channel.value))` is a channel of \(subject.name(of: owner)), not of \(subject.name(of: store))",
            at: member.share.channel.site, label: "its share of payments would be settled in another store",
            related: [.init("the group begins with this channel", at: Place(first.share.channel.site.span))],
            help: "make a group for each store")
        }
      }
    })
}
