import MidasDiagnostics
import MidasModel
import MidasResources
import MidasSource

extension Rule {
  static let cidrAdjacent = Rule(
    id: "cidr-adjacent", severity: .note,
    summary: "Several whitelist rows make up one block.",
    rationale: """
      One row for all opens the same addresses to the payment API and is easier to review; each row of the console \
      has to be kept by hand. Where the parts belong to different offices, a row with a memo for each says more; \
      rows with different memos are left alone.
      """,
    accepts: """
      merchant: acme
      whitelist:
        - 8.8.8.1/32
        - 8.8.8.2/32
        - { cidr: 8.8.4.0/25, memo: Seoul }
        - { cidr: 8.8.4.128/25, memo: Busan }
      """,
    rejects: """
      merchant: acme
      whitelist: [8.8.8.2/32, ‹8.8.8.3/32›]
      """,
    merchant: { subject, findings in
      for (whole, parts) in subject.whitelistNesting.joined {
        let rows = parts.sorted().map { subject.whitelistBlocks[$0] }
        guard let last = rows.last, !subject.haveDifferentMemos(rows) else { continue }
        findings.report(
          rows.count == 2
            ? "\(rows[0].block) and \(last.block) are the halves of \(whole)"
            : "\(last.block) and \(rows.count - 1) other rows make up \(whole)",
          at: last.site, label: "one row would let in the same addresses",
          related: rows.dropLast().prefix(3).map { .init("\($0.block) is here", at: Place($0.site.span)) },
          help: "`\(whole)` is all of them")
      }
    })
}

extension MerchantSubject {
  /// Whether the memos written beside `rows` tell them apart.
  fileprivate func haveDifferentMemos(_ rows: [WhitelistBlock]) -> Bool {
    Set(rows.map { $0.declared.memo.value.map(string) }).count > 1
  }
}
