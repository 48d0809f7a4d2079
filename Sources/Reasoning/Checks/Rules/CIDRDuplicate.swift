import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

extension Rule {
  static let cidrDuplicate = Rule(
    id: "cidr-duplicate", severity: .warning,
    summary: "A block stands twice on the whitelist.",
    rationale: """
      The console keeps one row a block, with one memo. Whoever closes an access by taking out the row he knows \
      leaves it open through the other one.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.8/32, 8.8.4.4/32]
      """,
    rejects: """
      merchant: acme
      whitelist: [8.8.8.8/32, ‹8.8.8.8/32›, "2606:4700::/48", ‹"2606:4700:0::/48"›]
      """,
    merchant: { subject, findings in
      for (row, first) in subject.whitelistNesting.repeated {
        let (row, first) = (subject.whitelistBlocks[row], subject.whitelistBlocks[first])
        findings.report(
          "\(row.block) stands twice on the whitelist", at: row.site,
          label: "taking out the other row would not close it",
          related: [.init("first listed here", at: Place(first.site.span))], help: "keep one of the two",
          mend: row.site.removal(of: row.block.description))
      }
    })
}
