import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let liveMIDInTest = Rule(
    id: "live-mid-in-test",
    summary: "A test channel has the MID of a live one.",
    rationale: """
      Payments through it are real: a card used in a test is charged, and what is refunded by a test is a \
      customer's. Some PGs do test on the contracted MID (Naver Pay's order type, Toss Payments, Danal for identity, \
      transfers and virtual accounts); there it is in order, and where a single page says so, this is a warning.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: verification
          mode: live
          pg: danal
          modules: [identity]
          mid: B010001234
          credentials: { cp_pwd: env://ACME_DANAL }
        - id: verification-test
          mode: test
          pg: danal
          modules: [identity]
          mid: B010001234
          credentials: { cp_pwd: env://ACME_DANAL }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: pay-test, mode: test, pg: kakaopay, modules: [window.simple], mid: ‹CAACME0001› }
      """,
    merchant: { subject, findings in
      for pair in subject.modePairs {
        let test = ChannelSubject(pair.test, of: subject)
        let live = ChannelSubject(pair.live, of: subject)
        guard !test.testsOnContractedMID, let site = test.declared.mid.site,
          let liveSite = live.declared.mid.site
        else { continue }
        findings.report(
          "`\(test.contractName)` is the live contract of `\(live.address)`", at: site,
          label: "test payments would charge real cards",
          related: [.init("live here", at: Place(liveSite.span))],
          help: test.facts.pg.map { test.catalog.entries[$0].test.serves.isEmpty } ?? true
            ? "write the MID that the PG issued for tests"
            : "write `shared`, or the MID that the PG issued for tests",
          severity: test.contractedMIDFact == nil ? nil : .warning)
      }
    })
}
