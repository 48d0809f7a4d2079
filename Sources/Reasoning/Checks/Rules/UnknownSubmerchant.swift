import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let unknownSubmerchant = Rule(
    id: "unknown-submerchant",
    summary: "A channel is assigned to a sub-merchant that the merchant does not have.",
    rationale: """
      Requests of a sub-merchant see the channels assigned to it and no others. Assigned to a name that does not \
      exist, the channel is reached by none of them, and the sub-merchant that was meant is left without it.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: ‹boks› }
      """,
    channel: { channel, findings in
      guard case .known(let id, let site) = channel.declared.assign, channel.facts.scope == nil,
        !channel.subject.merchant.submerchants.isOpen
      else { return }
      let written = channel.string(id)
      let submerchants = channel.subject.merchant.submerchants.known
      let names = submerchants.compactMap { $0.id.value.map(channel.string) }
      guard names.count == submerchants.count else { return }
      let meant = nearest(to: written, in: names)
      findings.report(
        "`\(channel.subject.handle)` has no sub-merchant `\(written.printable)`", at: site,
        label: "no request would reach this channel",
        help: meant.map { "did you mean `\($0)`?" } ?? "declare it under `submerchants`, with a tier",
        rewrite: mistyped(written, in: names))
    })
}
