import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let secretLiteral = Rule(
    id: "secret-literal",
    summary: "A secret is written out where a reference to it belongs.",
    rationale: """
      Whoever can read the repository, its history or a build log could take or refund money in the merchant's \
      name. A secret that was committed must be exchanged at the PG. Messages never show the value.
      """,
    accepts: """
      merchant: acme
      keys:
        api-secret: env://ACME_API_SECRET
      """,
    rejects: """
      merchant: acme
      keys:
        api-secret: ‹b3duZWQ›
      channels:
        - id: card
          mode: live
          pg: kcp
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials: { site_key: ‹3grptw1Zp0GS› }
      """,
    checks: [
      .channel { channel, findings in
        for (value, _, _) in channel.credentials({ $1 && $0 == .literal }) {
          report(value, to: &findings)
        }
      },
      .merchant { subject, findings in
        for (value, _) in subject.secrets({ $0 == .literal }) { report(value, to: &findings) }
      },
    ])
}

private func report(_ value: WrittenValue, to findings: inout Findings) {
  findings.report(
    "the secret \(value.name) is written out", at: value.site,
    label: "whoever reads this file could take or refund money",
    help:
      "write a reference, as `env://NAME`, `file://path` or `exec://helper/key`, and have the secret exchanged"
  )
  findings.hide([value.site])
}
