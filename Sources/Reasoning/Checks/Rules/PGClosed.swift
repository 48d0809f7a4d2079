import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let pgClosed = Rule(
    id: "pg-closed", severity: .warning,
    summary: "The PG, or a module of it, takes no new contracts, or not without PortOne's consent.",
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
        - { id: adult, mode: live, pg: inicis, modules: [‹identity›], mid: acmecard1,
            credentials: { seed_key: env://ACME_SEED, seed_iv: env://ACME_SEED_IV } }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, case .known(_, let site) = channel.declared.pg else { return }
      let closed = channel.catalog.entries[pg].closedModules
      if !closed.isDisjoint(with: channel.declared.modules.set) { report(closed, of: channel, to: &findings) }
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

/// Modules that take no new contracts, at a PG that does.
private func report(_ closed: ModuleSet, of channel: ChannelSubject, to findings: inout Findings) {
  for module in channel.declared.modules.members where closed.contains(module.value) {
    findings.report(
      "`\(channel.writtenPG)` takes no new contracts for `\(module.value.name)`", at: module.site,
      label: "a new channel of this module may never be opened",
      help: "ask cs@portone.io whether it can still be opened, or take another PG")
  }
}
