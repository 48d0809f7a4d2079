import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookV1Secret = Rule(
    id: "webhook-v1-secret",
    summary: "A V1 webhook has a signing secret.",
    rationale: """
      V1 notifications are not signed. A receiver that waits for a signature refuses all of them; one that believes \
      itself protected by it marks orders as paid on anybody's word. V1 receivers must read the payment through the API.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://ACME_WEBHOOK_SECRET] }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/v1", secrets: [‹env://ACME_WEBHOOK_SECRET›] }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists {
        for webhook in list.webhooks.known {
          guard webhook.api.value == .v1, let first = webhook.secrets.known.first else { continue }
          findings.report(
            "V1 webhooks are not signed", at: first.site,
            label: "protects no order against a forged notification",
            help: "take `secrets` out, and let the receiver read the payment through the API",
            mend: webhook.secretsSite?.removal(of: "secrets"))
        }
      }
    })
}
