import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrMappedIPv4 = Rule(
    id: "cidr-mapped-ipv4", severity: .warning,
    summary: "A whitelist row spells IPv4 addresses as IPv6.",
    rationale: """
      `::ffff:8.8.8.8` is how a program with an IPv6 socket sees an IPv4 caller; on the wire the call comes from \
      8.8.8.8. Whether PortOne compares the two as equal is nowhere documented; if it does not, the server behind \
      the address is refused with every payment and cancellation it sends.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.8/32]
      """,
    rejects: """
      merchant: acme
      whitelist: [‹"::ffff:8.8.8.8/128"›]
      """,
    merchant: { subject, findings in
      for row in subject.whitelistBlocks {
        guard let plain = row.block.mappedIPv4 else { continue }
        findings.report(
          "\(row.block) is the IPv4 block \(plain)", at: row.site,
          label: "calls come from the IPv4 address and may be refused", help: "write `\(plain)`",
          rewrite: plain.description)
      }
    })
}
