import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrTooWide = Rule(
    id: "cidr-too-wide",
    summary: "A whitelist row opens more than an IPv4 /8 or an IPv6 /32, and does not say why.",
    rationale: """
      The whitelist is what keeps a stolen API key from cancelling payments. A block of sixteen million addresses \
      holds whole countries' customers, and rented servers by the thousand; no merchant calls from all of them. \
      `allow-wide` with a reason lets such a block pass, for whoever reviews it to judge.
      """,
    accepts: """
      merchant: acme
      whitelist:
        - { cidr: 0.0.0.0/0, allow-wide: "the gateway has no fixed address before 2027" }
      """,
    rejects: """
      merchant: acme
      whitelist:
        - ‹0.0.0.0/0›
        - ‹"2600::/12"›
      """,
    merchant: { subject, findings in
      for row in subject.whitelistBlocks where row.block.prefix < (row.block.family == .v4 ? 8 : 32) {
        guard row.declared.allowWide.isAbsent else { continue }
        findings.report(
          "\(row.block) opens the payment API to \(row.block.count.addresses)", at: row.site,
          label: "a stolen key could be used from almost anywhere",
          help:
            "write the addresses that call, each as `/\(row.block.family.width)`, or say why with `allow-wide: …`"
        )
      }
    })
}
