import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let midWithDot = Rule(
    id: "mid-with-dot", severity: .warning,
    summary: "A MID contains a dot, which V1 requests use to separate code and MID.",
    rationale: """
      V1 names a channel by `code.MID`. PortOne's Android SDK splits that text at every dot, so the MID it looks \
      for is cut short, and the payment goes through another channel or fails. PayPal's API usernames have dots by \
      nature.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹CA.ACME01› }
      """,
    channel: { channel, findings in
      guard case .known(let mid, let site) = channel.declared.mid,
        channel.subject.merchant.withBytes(mid, { $0.contains(UInt8(ascii: ".")) }),
        let pg = channel.facts.pg,
        channel.catalog.entries[pg].codes.v1 != nil, channel.facts.generations.contains(.v1),
        channel.catalog.entries[pg].id != "paypal"
      else { return }
      findings.report(
        "the MID contains a dot", at: site,
        label: "Android apps that name `\(channel.contractName)` may not find it",
        help:
          "look the \(channel.midTerm(of: pg)) up in the contract; if it has a dot, name the channel by its key"
      )
    })
}
