import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let formerTestMID = Rule(
    id: "former-test-mid", severity: .warning,
    summary: "A channel has a MID that was a shared test MID in earlier years.",
    rationale: """
      PortOne changes its shared test MIDs; under an old one the PG may refuse every test payment, or report to \
      nobody. In a live channel a former test MID is shared-test-mid-in-live where it is certain, and this warning \
      where a single old source names it.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], mid: AO09C }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], mid: ‹T0000› }
      """,
    channel: { channel, findings in
      guard case .known(_, let site) = channel.declared.mid else { return }
      let owner: TestMIDOwner
      switch channel.midStanding {
      case .ownFormer(let former): owner = former
      case .sameCompany(let former) where channel.isLive && former.standing == .former: owner = former
      case .unlisted, .ownCurrent, .sameCompany, .foreign: return
      }
      guard !channel.isLive || channel.testMIDInLive == nil else { return }
      let mid = channel.writtenMID
      let dated = channel.catalog.entries[owner.pg].test.former.first { $0.mid == mid }?.asOf
      findings.report(
        "`\(mid)` was a shared test MID of `\(channel.catalog.entries[owner.pg].id)`", at: site,
        label: channel.isLive
          ? "if it still is one, no money would reach you" : "test payments may be refused",
        help: (dated.map { "last seen in documents of \($0); " } ?? "")
          + (channel.isLive ? "write the MID of your own contract" : "write `shared` for the one of today"))
    })
}
