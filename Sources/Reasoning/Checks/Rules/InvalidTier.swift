import MidasDiagnostics
import MidasModel

extension Rule {
  static let invalidTier = Rule(
    id: "invalid-tier",
    summary: "A tier is not three characters of A-Z and 0-9.",
    rationale: """
      PortOne's form and its V1 interface take exactly three capitals or digits. A request with another tier is \
      refused, so nothing the sub-merchant sells could be paid; and a tier cannot be changed once the store exists.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: ‹b01› }
        - { id: music, tier: ‹MUSIC› }
      """,
    merchant: { subject, findings in
      for submerchant in subject.merchant.submerchants.known {
        guard case .known(let tier, let site) = submerchant.tier,
          !subject.merchant.withBytes(tier, { isTier($0) })
        else { continue }
        let written = subject.string(tier)
        let capitals = written.uppercased()
        let isMeant = isTier(Array(capitals.utf8))
        findings.report(
          "`\(written.printable)` is no tier", at: site,
          label: "requests of this sub-merchant would be refused",
          help: isMeant
            ? "write `\"\(capitals)\"`" : "use the three capitals or digits that the console shows",
          rewrite: isMeant ? capitals : nil)
      }
    })
}

private func isTier(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.count == 3 && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
}
