import MidasDiagnostics
import MidasModel

extension Rule {
  static let inheritedWebhookMissing = Rule(
    id: "inherited-webhook-missing", severity: .warning,
    summary: "A sub-merchant says that it inherits the merchant's webhooks, and there are none.",
    rationale: """
      The console's box "same as representative store" needs a webhook of the merchant to be there. Without one the \
      sub-merchant's orders learn of their payments from the customer's browser alone, though the file says otherwise.
      """,
    accepts: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01", webhooks: inherit }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
      """,
    rejects: """
      merchant: acme
      submerchants:
        - { id: books, tier: "B01", webhooks: ‹inherit› }
      """,
    merchant: { subject, findings in
      let merchant = subject.merchant
      guard merchant.isMain, merchant.webhooks.known.isEmpty, !merchant.webhooks.isOpen else { return }
      for submerchant in merchant.submerchants.known {
        guard case .inherited(let site?) = submerchant.webhooks else { continue }
        findings.report(
          "the merchant `\(subject.handle)` has no webhooks to inherit", at: site,
          label: "no order of this sub-merchant learns of its payments",
          help: "add `webhooks` to the merchant, or write a list here")
      }
    })
}
