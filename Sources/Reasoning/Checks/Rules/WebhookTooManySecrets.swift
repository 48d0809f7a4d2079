import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookTooManySecrets = Rule(
    id: "webhook-too-many-secrets",
    summary: "A V2 webhook has more than two signing secrets.",
    rationale: """
      PortOne keeps at most two secrets a mode, the current one and the one it replaces. With a third the console \
      refuses the change, and expiring one to make room cannot be undone: receivers that still use it refuse every \
      notification.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://NEW_SECRET, env://OLD_SECRET] }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", secrets: [env://NEW_SECRET, env://OLD_SECRET, ‹env://OLDER_SECRET›] }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists {
        for webhook in list.webhooks.known where webhook.secrets.known.count > 2 && webhook.api.value != .v1 {
          findings.report(
            "\(webhook.secrets.known.count) signing secrets; PortOne keeps two",
            at: webhook.secrets.known[2].site,
            label: "the console refuses a third", help: "keep the current one and the one it replaces")
        }
      }
    })
}
