import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let pgNotAvailable = Rule(
    id: "pg-not-available",
    summary: "The PG has ended its service.",
    rationale: "Payments through it fail, live and test alike; only its records can still be read.",
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: nice_v2, modules: [window.general], mid: iamport00m }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: ‹jtnet›, modules: [window.general], mid: shared }
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, channel.catalog.entries[pg].status == .ended,
        case .known(_, let site) = channel.declared.pg
      else { return }
      let ended = channel.catalog.entries[pg].ended.map { " on \($0)" } ?? ""
      findings.report(
        "`\(channel.writtenPG)` ended\(ended)", at: site, label: "every payment through it would fail",
        help: "take the channel out, and move its customers to another PG")
    })
}
