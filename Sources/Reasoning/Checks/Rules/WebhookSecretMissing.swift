import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookSecretMissing = Rule(
    id: "webhook-secret-missing", severity: .warning,
    summary: "A V2 webhook names no signing secret.",
    rationale: """
      V2 notifications since version 2024-04-25 are signed, so that a receiver can tell PortOne's from anybody else's. \
      Without the secret it cannot, and whoever knows the URL can report an order as paid.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://ACME_WEBHOOK_SECRET] }
        - { api: v2, mode: test, url: per-request }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: ‹v2›, mode: live, url: "https://pay.acme.example/v2" }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists {
        for webhook in list.webhooks.known {
          guard case .known(.v2, let site) = webhook.api, webhook.secrets.known.isEmpty,
            !webhook.secrets.isOpen,
            !webhook.version.isUnknown, webhook.version.value != .v20240101, let url = webhook.url.value,
            !subject.merchant.matches(url, "per-request")
          else { continue }
          findings.report(
            "this V2 webhook names no signing secret", at: site,
            label: "the receiver cannot tell a forged notification from a true one",
            help: "add `secrets: [env://NAME]`, with the secret that the console shows for the webhook")
        }
      }
    })
}
