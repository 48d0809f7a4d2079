import MidasDiagnostics

extension Rule {
  static let duplicateMerchant = Rule(
    id: "duplicate-merchant",
    summary: "Two documents declare one merchant.",
    rationale: """
      Each would delete what the other declares: the second apply would take the first one's channels away. A \
      merchant has one main document; others continue it.
      """,
    accepts: """
      merchant: acme
      ---
      continues: acme
      """,
    rejects: """
      merchant: acme
      ---
      merchant: ‹acme›
      """,
    holders: .merchant,
    check: { holders, findings in
      guard let first = holders.first else { return }
      for holder in holders.dropFirst() {
        findings.report(
          "the merchant `\(holder.key)` is declared twice", at: holder.place,
          label: "each of the two would delete the other's channels",
          related: [.init("first declared here", at: first.place)],
          help: "write `continues: \(holder.key)` here to add to the merchant, or give it another handle")
      }
    })
}
