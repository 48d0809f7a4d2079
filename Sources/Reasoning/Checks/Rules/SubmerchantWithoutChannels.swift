import MidasDiagnostics
import MidasModel

extension Rule {
  static let submerchantWithoutChannels = Rule(
    id: "submerchant-without-channels", severity: .warning,
    summary: "No channel is assigned to a sub-merchant.",
    rationale: """
      A sub-merchant's requests see the channels assigned to it and no others; without one nothing it sells can be \
      paid. The console does not create a sub-merchant without a channel.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared, assign: books }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: ‹books›, tier: "B01" }
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    merchant: { subject, findings in
      guard subject.knowsEveryChannel else { return }
      for (index, submerchant) in subject.merchant.submerchants.known.enumerated() {
        guard case .known(let id, let site) = submerchant.id,
          subject.channels(of: .submerchant(index)).isEmpty,
          subject.submerchant(named: id) == index
        else { continue }
        findings.report(
          "no channel is assigned to `\(subject.string(id))`", at: site,
          label: "nothing it sells can be paid",
          help: "write `assign: \(subject.string(id))` on a channel")
      }
    })
}
