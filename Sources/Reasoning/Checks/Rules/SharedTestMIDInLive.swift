import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let sharedTestMIDInLive = Rule(
    id: "shared-test-mid-in-live", isCore: true,
    summary: "A live channel has a test MID that every merchant shares.",
    rationale: """
      What customers pay through it is test money: it is never charged, or the PG takes the charge back within \
      hours, while the shop sees an approval and ships. PortOne lends these MIDs to everybody's test channels and \
      prints them in its documents; former ones and Naver Pay's `naverpay-partner` count as well.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: kakaopay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: kakaopay-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: html5_inicis
          modules: [window.general]
          methods: [card]
          mid: ‹INIpayTest›
          credentials: { sign_key: env://ACME_SIGN_KEY }
        - { id: kakaopay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹shared› }
      """,
    channel: { channel, findings in
      guard channel.isLive, case .known(_, let site) = channel.declared.mid else { return }
      if channel.facts.isSharedMID {
        findings.report(
          "a live channel cannot run on the shared test MID", at: site,
          label: channel.facts.pg.map { channel.effectOfTestMID(of: $0) } ?? "no money would reach you",
          help: channel.facts.pg.map { channel.helpOnLiveMID(of: $0) })
        return
      }
      guard let pg = channel.facts.pg, let owner = channel.testMIDInLive else { return }
      let company = channel.catalog.company(behind: owner.pg)
      let kind = owner.standing == .former ? "was a test MID" : "is a test MID"
      findings.report(
        "`\(channel.writtenMID)` \(kind) of \(company) that everybody shares", at: site,
        label: channel.effectOfTestMID(of: owner.pg), help: channel.helpOnLiveMID(of: pg))
    })
}

extension ChannelSubject {
  /// The company's PG whose test MID a live channel has for certain.
  ///
  /// A former one of low confidence is left to former-test-mid.
  var testMIDInLive: TestMIDOwner? {
    switch midStanding {
    case .unlisted, .foreign: nil
    case .ownCurrent(let owner), .ownFormer(let owner), .sameCompany(let owner):
      owner.standing == .former && owner.confidence == .low ? nil : owner
    }
  }

  fileprivate func effectOfTestMID(of pg: Int) -> String {
    switch catalog.entries[pg].test.behaviour {
    case .chargedThenCancelled: "customers would be charged, then refunded within a day: no money reaches you"
    case .noCharge: "customers would see a payment succeed and pay nothing"
    case .chargedForGood, nil: "customers would seem to pay, and no money would reach you"
    }
  }

  fileprivate func helpOnLiveMID(of pg: Int) -> String {
    "write the \(midTerm(of: pg)) of your own contract with \(catalog.company(behind: pg)), or `mode: test`"
  }
}
