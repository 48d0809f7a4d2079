import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let webhookSameURLLiveTest = Rule(
    id: "webhook-same-url-live-test", severity: .note,
    summary: "Live and test notifications go to one URL.",
    rationale: """
      A test deposit then arrives where live orders are marked as paid. A receiver that reads the payment through the \
      API and looks at its mode is safe; one that does not ships goods that nobody paid for.
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
        - { api: v1, mode: test, url: ‹"https://pay.acme.example/portone"› }
      """,
    merchant: { subject, findings in
      for list in subject.webhookLists where list.callable.count > 1 {
        let webhooks = list.callable
        for (index, later) in webhooks.enumerated() {
          guard let mode = later.mode,
            let earlier = webhooks[..<index].first(where: {
              subject.merchant.equal($0.text, later.text) && $0.mode != nil && $0.mode != mode
            })
          else { continue }
          findings.report(
            "live and test notifications go to one URL", at: later.site,
            label: "a test deposit could mark a live order as paid",
            related: [.init("the same URL", at: Place(earlier.site.span))],
            help: "give test notifications a URL of their own, or let the receiver look at the payment's mode"
          )
        }
      }
    })
}
