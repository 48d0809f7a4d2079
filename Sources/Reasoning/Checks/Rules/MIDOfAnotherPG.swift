import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let midOfAnotherPG = Rule(
    id: "mid-of-another-pg", severity: .warning,
    summary: "A live MID has the form of another company's.",
    rationale: """
      PG and MID were likely mixed up: the PG would not know the contract and refuse every payment. The forms are \
      those of MIDs issued through PortOne; one that came another way may look like anything.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹MOIacme001› }
      """,
    channel: { channel, findings in
      guard channel.isLive, let other = channel.otherPGOfMIDForm, let pg = channel.facts.pg,
        let site = channel.declared.mid.site
      else { return }
      let catalog = channel.catalog
      findings.report(
        "`\(channel.writtenMID)` has the form of \(catalog.company(behind: other))'s MIDs", at: site,
        label: "\(catalog.company(behind: pg)) would refuse payments under it",
        help:
          "check `pg` and `mid` against the contract: MIDs of `\(catalog.entries[other].id)` begin with `\(catalog.entries[other].mid.livePrefix ?? "")`"
      )
    })
}

extension ChannelSubject {
  /// The PG of another company whose live form the MID has, where it does not have its own PG's.
  ///
  /// Only forms of three characters and more tell anything, and only in MIDs that are longer than a site code.
  var otherPGOfMIDForm: Int? {
    guard let pg = facts.pg, !facts.isSharedMID, let mid = declared.mid.value, case .unlisted = midStanding
    else {
      return nil
    }
    return subject.merchant.withBytes(mid) { mid in
      guard mid.count >= 8, !catalog.looksLive(mid, at: pg) else { return nil }
      return catalog.otherPG(thatIssued: mid, than: pg)
    }
  }
}
