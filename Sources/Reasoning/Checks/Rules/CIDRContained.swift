import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

extension Rule {
  static let cidrContained = Rule(
    id: "cidr-contained", severity: .warning,
    summary: "A whitelist row lies within another one.",
    rationale: """
      The narrower row changes nothing: its addresses are let in by the wider one, and still are when it is taken \
      out to close an access. One of the two says something that its author did not mean.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.0/24, 8.8.4.0/24]
      """,
    rejects: """
      merchant: acme
      whitelist: [8.8.8.0/24, ‹8.8.8.8/32›]
      """,
    merchant: { subject, findings in
      for (row, outer) in subject.whitelistNesting.contained {
        let (row, outer) = (subject.whitelistBlocks[row], subject.whitelistBlocks[outer])
        findings.report(
          "\(row.block) lies within \(outer.block)", at: row.site, label: "taking it out would not close it",
          related: [.init("the wider block is listed here", at: Place(outer.site.span))],
          help: "keep the one that is meant")
      }
    })
}
