import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let webhookOneModeOnly = Rule(
    id: "webhook-one-mode-only", severity: .warning,
    summary: "A store has live and test channels, and webhooks for one of the two modes only.",
    rationale: """
      PortOne keeps the webhooks of live and test payments apart since March 2024. With a live one alone, what follows \
      a payment is never tried out; with a test one alone, everything works until the shop opens.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: easy-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      defaults: { window: easy }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
        - { api: v1, mode: test, url: per-request }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: easy-test, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      defaults: { window: easy }
      webhooks:
        - { api: v1, mode: ‹live›, url: "https://pay.acme.example/portone" }
      """,
    merchant: { subject, findings in
      guard subject.hasChannel(.live), subject.hasChannel(.test) else { return }
      for list in subject.webhookLists where !list.webhooks.isOpen && !list.webhooks.known.isEmpty {
        let (scope, webhooks) = (list.scope, list.webhooks)
        let modes = webhooks.known.compactMap(\.mode.value)
        guard modes.count == webhooks.known.count, let mode = modes.first, modes.allSatisfy({ $0 == mode }),
          let site = webhooks.known[0].mode.site
        else { continue }
        let reporting = subject.channels(reportingTo: scope)
        let other: Mode = mode == .live ? .test : .live
        let missing = reporting.first { subject.merchant.channels.known[$0].mode.value == other }
        guard let missing,
          reporting.contains(where: { subject.merchant.channels.known[$0].mode.value == mode }),
          // Then webhook-required or webhook-recommended speaks.
          !reporting.contains(where: {
            subject.asksForWebhook($0) && subject.merchant.channels.known[$0].mode.value == other
          })
        else { continue }
        findings.report(
          "\(subject.name(of: scope)) has webhooks for \(mode.name) payments only", at: site,
          label: "no order learns of \(other.name) payments",
          related: subject.merchant.channels.known[missing].mode.span.map {
            [.init("a \(other.name) channel", at: Place($0))]
          } ?? [],
          help: subject.helpToAddWebhook(subject.channels[missing].generations, to: scope, mode: other))
      }
    })
}

extension MerchantSubject {
  /// The channels whose payments are reported to the webhooks that a scope declares.
  fileprivate func channels(reportingTo scope: Scope) -> [Int] {
    guard scope == .merchant else { return Array(channels(of: scope)) }
    return merchant.submerchants.known.enumerated().reduce(into: Array(channels(of: .merchant))) {
      result, entry in
      if case .inherited = entry.element.webhooks { result += channels(of: .submerchant(entry.offset)) }
    }
  }
}
