import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let testChannelAsDefault = Rule(
    id: "test-channel-as-default", severity: .warning,
    summary: "A default is a test channel, though the store has a live one of the kind.",
    rationale: """
      V1 sends every request that names no channel, or a wrong one, to the default, and has no mode: customers of the \
      live shop would pay through the test channel, see their payment succeed, and not be charged.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: card-test, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: card }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: card-test, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: ‹card-test› }
      """,
    merchant: { subject, findings in
      for named in subject.namedDefaults {
        guard let index = subject.channel(named: named.channel),
          subject.merchant.channels.known[index].mode.value == .test,
          let live = subject.channels(of: named.scope).first(where: { candidate in
            subject.merchant.channels.known[candidate].mode.value == .live
              && !subject.merchant.channels.known[candidate].modules.set.isDisjoint(with: .of(named.kind))
          })
        else { continue }
        let liveID = subject.merchant.channels.known[live].id
        findings.report(
          "the default `\(subject.string(named.channel))` is a test channel", at: named.site,
          label: "customers whose request names no channel would not be charged",
          related: liveID.span.map { [.init("a live channel of the kind", at: Place($0))] } ?? [],
          help: liveID.value.map { "name a live channel, as `\(subject.string($0))`" }
            ?? "name a live channel")
      }
    })
}
