import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let defaultOfAnotherStore = Rule(
    id: "default-of-another-store",
    summary: "A default names a channel that belongs to another store.",
    rationale: """
      A sub-merchant's requests see the channels assigned to it and no others, so its default must be one of them: \
      with another, what it sells is paid into a contract of somebody else, or refused. That the merchant's own \
      default may be a channel assigned to a sub-merchant is nowhere documented; it is a warning, because the \
      merchant's sales would be settled as the sub-merchant's.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01", defaults: { window: books-card } }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: books-card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      defaults: { window: card }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01", defaults: { window: ‹card› } }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: books-card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      defaults: { window: ‹books-card› }
      """,
    merchant: { subject, findings in
      for named in subject.namedDefaults {
        guard let index = subject.channel(named: named.channel), let owner = subject.channels[index].owner,
          owner != named.scope
        else { continue }
        let channel = subject.merchant.channels.known[index]
        let place = channel.assign.span ?? channel.id.span
        findings.report(
          "`\(subject.string(named.channel))` is a channel of \(subject.name(of: owner))", at: named.site,
          label: "payments would be settled in another store",
          related: place.map {
            [.init(owner == .merchant ? "assigned to no sub-merchant" : "assigned here", at: Place($0))]
          } ?? [],
          help: named.scope == .merchant
            ? "name a channel without `assign`"
            : "name a channel with `assign: \(subject.id(of: named.scope))`",
          severity: named.scope == .merchant ? .warning : .error)
      }
    })
}
