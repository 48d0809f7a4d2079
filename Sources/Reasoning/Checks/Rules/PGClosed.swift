import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let pgClosed = Rule(
    id: "pg-closed", severity: .warning,
    summary: "The PG takes no new contracts, or not without PortOne's consent.",
    rationale: """
      A channel that does not exist yet could not be opened: contracts are no longer made, the documents are gone, \
      or PortOne's support must agree first. Where the channel exists, it goes on working; then silence this with a \
      reason.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: ‹syrup›, modules: [window.simple], mid: acme01 }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, case .known(_, let site) = channel.declared.pg else { return }
      let status = channel.catalog.entries[pg].status
      guard status != .active, status != .ended else { return }
      let reason =
        switch status {
        case .active, .ended: ""
        case .activeOnRequest: "is opened only with the consent of PortOne's support"
        case .noNewSignups: "takes no new contracts"
        case .documentsRemoved: "is gone from PortOne's documents"
        case .enumerationOnly: "is a name in PortOne's lists that no document describes"
        }
      findings.report(
        "`\(channel.writtenPG)` \(reason)", at: site, label: "a new channel of this PG may never be opened",
        help: status == .activeOnRequest
          ? "ask cs@portone.io first" : "ask cs@portone.io whether it can still be opened, or take another PG"
      )
    })
}
