import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrWide = Rule(
    id: "cidr-wide", severity: .warning,
    summary: "A whitelist row opens more than an IPv4 /16 or an IPv6 /48, and does not say why.",
    rationale: """
      A block from /8 to /15, in IPv6 from /32 to /47, is a whole provider rather than an office or a gateway: \
      every other customer of that provider is let in as well, and needs only the API key. `allow-wide` with a \
      reason silences the warning.
      """,
    accepts: """
      merchant: acme
      whitelist:
        - 9.9.0.0/16
        - { cidr: 8.0.0.0/9, allow-wide: "the provider moves the gateway between its networks" }
      """,
    rejects: """
      merchant: acme
      whitelist:
        - ‹8.0.0.0/9›
        - ‹"2606:4700::/32"›
      """,
    merchant: { subject, findings in
      for row in subject.whitelistBlocks
      where (row.block.family == .v4 ? 8..<16 : 32..<48).contains(row.block.prefix) {
        guard row.declared.allowWide.isAbsent else { continue }
        findings.report(
          "\(row.block) opens the payment API to \(row.block.count.addresses)", at: row.site,
          label: "all customers of a provider would be let in",
          help: "write the addresses that call, or say why with `allow-wide: …`")
      }
    })
}
