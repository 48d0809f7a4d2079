import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let taxOnIdentity = Rule(
    id: "tax-on-identity", severity: .warning,
    summary: "A channel for identity verification has a tax setting.",
    rationale: """
      The tax setting is for settlement reports of payments; a channel that verifies identities takes none, and the \
      console leaves it unset. Whoever wrote it probably meant the payment channel, whose reports are then wrong.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: who, mode: live, pg: danal, modules: [identity], mid: A010002003, credentials: { cp_pwd: env://DANAL } }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: who, mode: live, pg: danal, modules: [identity], mid: A010002003, credentials: { cp_pwd: env://DANAL }, tax: ‹taxable› }
      """,
    channel: { channel, findings in
      guard case .known(let tax, let site) = channel.declared.tax, tax != .unset,
        channel.declared.modules.set == [.identity], !channel.declared.modules.isOpen
      else { return }
      findings.report(
        "identity verification has no tax setting", at: site, label: "has no effect on any payment",
        help: "take `tax` out, or set it on the payment channel", mend: site.removal(of: "tax"))
    })
}
