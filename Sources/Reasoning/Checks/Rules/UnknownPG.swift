import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let unknownPG = Rule(
    id: "unknown-pg",
    summary: "The catalog knows no PG of this id.",
    rationale: """
      V1 sends a request whose `pg` names no channel to the default channel, silently: a mistyped PG charges the \
      customer through another contract. The console offers no form for a PG that does not exist.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: ‹html5_inisis›, modules: [window.general], mid: shared }
      """,
    channel: { channel, findings in
      guard case .known(let pg, let site) = channel.declared.pg, channel.facts.pg == nil else { return }
      let written = channel.string(pg)
      let meant = channel.catalog.suggestion(forPG: written)
      findings.report(
        "there is no PG `\(written.printable)`", at: site, label: "payments cannot be routed to it",
        help: meant.map { "did you mean `\($0)`?" } ?? "`midas catalog` lists the PGs",
        rewrite: misspelt(written, in: channel.catalog.entries.lazy.map(\.id)))
      findings.hide(channel.credentials.literalSites)
    })
}
