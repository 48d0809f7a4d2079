import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let unknownDefault = Rule(
    id: "unknown-default",
    summary: "A default names a channel that the merchant does not have.",
    rationale: """
      V1 sends every request that names no channel, and every request that names a wrong one, to the default. \
      With a default that does not exist the console keeps whichever it had, and payments go on through a contract \
      that nobody chose.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: card }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: ‹crad› }
      """,
    merchant: { subject, findings in
      guard subject.knowsEveryChannelID else { return }
      for named in subject.namedDefaults where subject.channel(named: named.channel) == nil {
        let written = subject.string(named.channel)
        let meant = subject.nearestChannel(to: written)
        findings.report(
          "`\(subject.handle)` has no channel `\(written.printable)`", at: named.site,
          label: "\(named.kind.rawValue) requests that name no channel would reach one that nobody chose",
          help: meant.map { "did you mean `\($0)`?" } ?? "name a channel by its id",
          rewrite: subject.mistypedChannel(written))
      }
    })
}
