import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let webhookFormInV2 = Rule(
    id: "webhook-form-in-v2",
    summary: "A V2 webhook of the current version asks for a form body.",
    rationale: """
      Since version 2024-04-25, the one in use where none is named, V2 notifications follow Standard Webhooks and \
      are JSON only. A receiver that parses forms finds no payment in them and leaves the order unpaid. Version \
      2024-01-01 still sends forms.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", content-type: json }
        - { api: v2, mode: test, url: "https://pay.acme.example/test", version: "2024-01-01", content-type: form }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v2, mode: live, url: "https://pay.acme.example/v2", version: "2024-04-25", content-type: ‹form› }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists {
        for webhook in list.webhooks.known {
          guard webhook.api.value == .v2, case .known(.form, let site) = webhook.contentType,
            !webhook.version.isUnknown, webhook.version.value != .v20240101
          else { continue }
          findings.report(
            "V2 webhooks of version 2024-04-25 are JSON only", at: site,
            label: "the receiver would look for a form and find no payment",
            related: webhook.version.span.map { [.init("the version is named here", at: Place($0))] } ?? [],
            help: "write `json`, or `version: \"2024-01-01\"` for a receiver that reads forms",
            rewrite: webhook.version.value == nil ? nil : "json")
        }
      }
    })
}
