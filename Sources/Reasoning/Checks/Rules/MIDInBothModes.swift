import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let midInBothModes = Rule(
    id: "mid-in-both-modes", severity: .warning,
    summary: "A live and a test channel of one store have the same code and MID, as their PG wants it.",
    rationale: """
      Where tests run on the contracted MID, nothing in `code.MID` says which of the two channels a V1 request \
      means: the older one takes it. Test payments may so be charged, or live ones not. Requests should name these \
      channels by their keys.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: order
          mode: live
          pg: naverco
          modules: [window.simple]
          mid: np_acme01
          credentials: { certi_key: env://ACME_NAVERCO }
      """,
    rejects: """
      merchant: acme
      channels:
        - id: order
          mode: live
          pg: naverco
          modules: [window.simple]
          mid: np_acme01
          credentials: { certi_key: env://ACME_NAVERCO }
        - id: order-test
          mode: test
          pg: naverco
          modules: [window.simple]
          mid: ‹np_acme01›
          credentials: { certi_key: env://ACME_NAVERCO }
      """,
    merchant: { subject, findings in
      for pair in subject.modePairs {
        let test = ChannelSubject(pair.test, of: subject)
        let live = ChannelSubject(pair.live, of: subject)
        guard test.testsOnContractedMID, let scope = test.facts.scope, live.facts.scope == scope,
          test.facts.generations.contains(.v1), live.facts.generations.contains(.v1), let pg = test.facts.pg,
          test.declared.modules.set.kinds.contains(where: { kind in
            test.catalog.entries[pg].codes.v1(for: kind) != nil
              && !live.declared.modules.set.isDisjoint(with: .of(kind))
          }),
          let site = test.declared.mid.site, let liveSite = live.declared.mid.site
        else { continue }
        let older = pair.live < pair.test ? "live" : "test"
        findings.report(
          "`\(test.contractName)` names a live channel and a test channel", at: site,
          label: "V1 requests that name it reach the older one, the \(older) channel as declared",
          related: [.init("the live channel", at: Place(liveSite.span))],
          help: "let requests name these channels by `channelKey`")
      }
    })
}
