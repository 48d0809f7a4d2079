import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateWebhook = Rule(
    id: "duplicate-webhook",
    summary: "Two webhooks of one store have the same generation and mode.",
    rationale: """
      PortOne keeps one URL for each of `v1` and `v2`, live and test. Of two declared for one slot only one can be \
      set, and the system behind the other waits for notifications that never come.
      """,
    accepts: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
        - { api: v1, mode: test, url: "https://test.acme.example/portone" }
      """,
    rejects: """
      merchant: acme
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
        - { api: ‹v1›, mode: live, url: "https://erp.acme.example/portone" }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists {
        var first = ShortTable<Int, SourceSpan>(reservingCapacity: list.webhooks.known.count)
        for webhook in list.webhooks.known {
          guard case .known(let api, let site) = webhook.api, let mode = webhook.mode.value else { continue }
          let slot = Int(api.rawValue) << 1 | Int(mode.rawValue)
          if let earlier = first[slot] {
            findings.report(
              "a second `\(api.name)` webhook for \(mode.name) payments", at: site,
              label: "PortOne calls only one of the two",
              related: [.init("the first one is here", at: Place(earlier))],
              help: "keep one; what it receives can be passed on to other systems")
          } else {
            first.set(site.span, for: slot)
          }
        }
      }
    })
}
