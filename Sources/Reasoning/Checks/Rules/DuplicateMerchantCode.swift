import MidasDiagnostics

extension Rule {
  static let duplicateMerchantCode = Rule(
    id: "duplicate-merchant-code",
    summary: "Two merchants have one merchant identification code.",
    rationale: """
      PortOne gives every merchant a code of its own, and `IMP.init` with it decides whose channels a page sees. Two \
      merchants under one code would have one list of channels between them: one shop's customers pay the other.
      """,
    accepts: """
      merchant: acme
      keys: { code: imp12345678 }
      ---
      merchant: bazaar
      keys: { code: imp87654321 }
      """,
    rejects: """
      merchant: acme
      keys: { code: imp12345678 }
      ---
      merchant: bazaar
      keys: { code: ‹imp12345678› }
      """,
    holders: .merchantCode,
    check: { holders, findings in
      guard let first = holders.first else { return }
      for holder in holders.dropFirst() where holder.merchant != first.merchant {
        findings.report(
          "the merchant identification code `\(holder.key.printable)` is also that of `\(first.merchant)`",
          at: holder.place, label: "customers of one merchant would pay the other",
          related: [.init("first used here", at: first.place)],
          help: "write the code that the console shows for `\(holder.merchant)`")
      }
    })
}
