import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

extension Rule {
  static let cidrAdjacent = Rule(
    id: "cidr-adjacent", severity: .note,
    summary: "Two whitelist rows are the halves of one block.",
    rationale: """
      One row for both opens the same addresses to the payment API and is easier to review; each row of the console \
      has to be kept by hand. Where the halves belong to different offices, two rows with a memo each say more.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.1/32, 8.8.8.2/32]
      """,
    rejects: """
      merchant: acme
      whitelist: [8.8.8.2/32, ‹8.8.8.3/32›]
      """,
    merchant: { subject, findings in
      guard subject.whitelistBlocks.count > 1 else { return }
      var seen: [CIDR: SourceSpan] = [:]
      for row in subject.whitelistBlocks {
        let block = row.block
        // Two halves differ in the last bit of their prefix.
        let half = CIDR(
          enclosing: block.network ^ (1 << UInt128(block.hostBits)), family: block.family,
          prefix: block.prefix)
        if block.prefix > 0, seen[block] == nil, let earlier = seen[half],
          let whole = block.joined(with: half)
        {
          findings.report(
            "\(half) and \(block) are the halves of \(whole)", at: row.site,
            label: "one row would let in the same addresses",
            related: [.init("the other half is here", at: Place(earlier))], help: "`\(whole)` is both")
        }
        seen[block] = row.site.span
      }
    })
}
