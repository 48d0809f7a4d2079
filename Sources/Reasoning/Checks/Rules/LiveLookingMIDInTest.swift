import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let liveLookingMIDInTest = Rule(
    id: "live-looking-mid-in-test", severity: .warning,
    summary: "The MID of a test channel has the form of a live one.",
    rationale: """
      Live MIDs issued through PortOne begin with letters that test MIDs do not have. On a live MID a test charges \
      real cards. PGs that test on the contracted MID are left out.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay-test, mode: test, pg: kakaopay, modules: [window.simple], mid: TC0ONETIME }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay-test, mode: test, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001› }
      """,
    merchant: { subject, findings in
      let candidates = subject.channels.indices.filter { subject.hasLiveLookingMIDInTest($0) }
      guard !candidates.isEmpty else { return }
      // Where the MID is live for certain, live-mid-in-test says more.
      let known = Set(subject.modePairs.map(\.test))
      for index in candidates where !known.contains(index) {
        let channel = ChannelSubject(index, of: subject)
        guard case .unlisted = channel.midStanding, !channel.testsOnContractedMID,
          let pg = channel.facts.pg, let site = channel.declared.mid.site
        else { continue }
        let prefix = channel.catalog.entries[pg].mid.livePrefix ?? ""
        findings.report(
          "`\(channel.writtenMID)` looks like a live MID", at: site,
          label: "if it is one, test payments charge real cards",
          help: "live ones of `\(channel.writtenPG)` begin with `\(prefix)`; write the MID issued for tests"
            + (channel.catalog.entries[pg].test.serves.isEmpty ? "" : ", or `shared`"))
      }
    })
}

extension MerchantSubject {
  /// Whether the channel at `index` is a test channel with a MID in the live form of its PG.
  fileprivate func hasLiveLookingMIDInTest(_ index: Int) -> Bool {
    guard merchant.channels.known[index].mode.value == .test, let pg = channels[index].pg,
      let mid = merchant.channels.known[index].mid.value
    else { return false }
    return merchant.withBytes(mid) { catalog.looksLive($0, at: pg) }
  }
}
