import MidasDiagnostics
import MidasModel

extension Rule {
  static let webhookPlainHTTP = Rule(
    id: "webhook-plain-http", severity: .warning,
    summary: "A webhook is called over plain HTTP.",
    rationale: """
      Whoever sits on the way can read a notification, drop it, or send one of their own that says an order is \
      paid; V1 notifications carry no signature. PortOne's own API refuses plain HTTP since 2024; for webhooks no \
      such rule is documented, so it is a warning.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: ‹"http://pay.acme.example/portone"› }
      """,
    merchant: { subject, findings in
      for webhook in subject.webhookLists.lazy.flatMap(\.callable)
      where webhook.url.scheme == "http" && WebHost.obstacle(webhook.url) == nil {
        findings.report(
          "this webhook is called over plain HTTP", at: webhook.site,
          label: "anyone on the way can read, drop or forge what it reports", help: "write `https://…`")
      }
    })
}
