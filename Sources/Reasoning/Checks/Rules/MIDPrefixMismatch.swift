import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let midPrefixMismatch = Rule(
    id: "mid-prefix-mismatch", severity: .note,
    summary: "A live MID does not have the form that its PG's MIDs have when PortOne arranges the contract.",
    rationale: """
      It is in order for a contract made directly with the PG, and else a mistyped MID, under which every payment \
      is refused.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹C4ACME0001› }
      """,
    channel: { channel, findings in
      guard channel.isLive, let pg = channel.facts.pg, !channel.facts.isSharedMID,
        channel.catalog.entries[pg].mid.livePrefix != nil,
        case .known(let mid, let site) = channel.declared.mid,
        channel.subject.merchant.withBytes(
          mid, { isSoundMID($0) && !channel.catalog.looksLive($0, at: pg) }),
        case .unlisted = channel.midStanding, channel.otherPGOfMIDForm == nil,
        !channel.referenceForm(of: mid).isReference
      else { return }
      let prefix = channel.catalog.entries[pg].mid.livePrefix ?? ""
      let length = channel.catalog.entries[pg].mid.length.map { " and have \($0) characters" } ?? ""
      findings.report(
        "`\(channel.writtenMID)` has not the usual form", at: site,
        label: "mistyped, it would refuse every payment",
        help: "MIDs of `\(channel.writtenPG)` issued through PortOne begin with `\(prefix)`\(length)")
    })
}
