import MidasDiagnostics
import MidasModel
import MidasResources

extension Rule {
  static let whitelistPortOneSender = Rule(
    id: "whitelist-portone-sender", severity: .warning,
    summary: "The whitelist names the addresses from which PortOne sends webhooks.",
    rationale: """
      The whitelist says who may call PortOne. 52.78.100.19, 52.78.48.223 and 52.78.5.241 are PortOne itself, \
      calling the merchant; they belong into the merchant's own firewall. Listed here they turn the whitelist on, \
      and the merchant's servers, which are not on it, are refused.
      """,
    accepts: """
      merchant: acme
      whitelist: [8.8.8.8/32]
      """,
    rejects: """
      merchant: acme
      whitelist: [‹52.78.100.19/32›, ‹52.78.5.0/24›]
      """,
    merchant: { subject, findings in
      for row in subject.whitelistBlocks where row.block.family == .v4 && row.block.prefix >= 24 {
        guard let sender = portOneSenders.first(where: row.block.contains) else { continue }
        findings.report(
          "PortOne sends webhooks from \(sender.networkText); the whitelist is about calls to PortOne",
          at: row.site,
          label: "turns the whitelist on and lets no server of the merchant in",
          help: "list the addresses of your own servers; let this one through your own firewall")
      }
    })
}

/// From where PortOne calls webhooks (docs, webhook pages of V1 and V2, August 2026).
private let portOneSenders: [CIDR] = [0x344E_6413, 0x344E_30DF, 0x344E_05F1].map {
  CIDR(enclosing: $0, family: .v4, prefix: 32)
}
