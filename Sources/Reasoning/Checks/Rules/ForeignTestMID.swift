import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let foreignTestMID = Rule(
    id: "foreign-test-mid",
    summary: "A channel has the shared test MID of another PG.",
    rationale: """
      A MID counts at the company that issued it: KCP does not know KG Inicis's `INIpayTest` and refuses every \
      payment. Two PGs of one company may take each other's test MIDs, so there it is a warning.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: smartro, modules: [window.general], mid: iamport01m }
        - { id: keyin, mode: test, pg: nice_v2, modules: [api.key-in], mid: iamport01m }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: kcp, modules: [window.general], mid: ‹INIpayTest› }
        - { id: billing, mode: test, pg: kcp_v2, modules: [window.subscription], mid: ‹A52LD› }
      """,
    channel: { channel, findings in
      guard case .known(_, let site) = channel.declared.mid, let pg = channel.facts.pg else { return }
      let catalog = channel.catalog
      switch channel.midStanding {
      case .unlisted, .ownCurrent, .ownFormer: break
      case .sameCompany(let owner):
        // Live, or where tests need credentials of one's own, a core rule speaks.
        guard !channel.isSpokenForAsTestMID else { return }
        findings.report(
          "`\(channel.writtenMID)` is a test MID of `\(catalog.entries[owner.pg].id)`", at: site,
          label: "`\(channel.writtenPG)` may not know it",
          help: "write one of its own, or `shared` (`midas catalog \(channel.writtenPG)`)", severity: .warning
        )
      case .foreign(let owners):
        guard let first = owners.first else { return }
        let names = owners.filter { $0.standing == first.standing }.map { catalog.entries[$0.pg].id }
        findings.report(
          "`\(channel.writtenMID)` \(first.standing == .former ? "was" : "is") a test MID of \(listedCode(names))",
          at: site, label: "\(catalog.company(behind: pg)) does not know it and would refuse every payment",
          help: channel.isTest && catalog.entries[pg].test.serves.isEmpty == false
            ? "write `shared`, or change `pg`"
            : "write the MID that \(catalog.company(behind: pg)) gave you, or change `pg`",
          severity: first.standing == .former ? .warning : nil)
      }
    })
}

extension ChannelSubject {
  /// A core rule reports the listed test MID of this channel.
  fileprivate var isSpokenForAsTestMID: Bool {
    if isLive { return testMIDInLive != nil }
    return isUnderOwnTestCredentialsRule && borrowedTestCredentials == .listed
  }
}
