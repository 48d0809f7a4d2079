import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let cidrSpecialPurpose = Rule(
    id: "cidr-special-purpose", severity: .warning,
    summary: "A whitelist row lies in a block that IANA sets aside.",
    rationale: """
      A private, loopback, link-local or documentation address never arrives at PortOne as the sender of a call: the \
      row lets nobody in, and the server it was meant for is refused, with every payment and cancellation it sends. \
      What must be listed is the public address behind which that server stands.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.8/32]
      """,
    rejects: """
      merchant: acme
      whitelist: [‹192.168.0.0/24›, ‹"2001:db8::1/128"›]
      """,
    merchant: { subject, findings in
      // IPv4 in the form of IPv6 has a rule of its own, which can say what to write.
      for row in subject.whitelistBlocks where row.block.mappedIPv4 == nil {
        guard let purpose = SpecialPurpose.holding(row.block) else { continue }
        findings.report(
          "\(row.block) is set aside: \(purpose.title)", at: row.site,
          label: purpose.reach == .everywhere
            ? "no server of a merchant calls from there" : "no call reaches PortOne from there",
          help: "write the public address that the calls come from")
      }
    })
}
