import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let webhookRecommended = Rule(
    id: "webhook-recommended", severity: .warning,
    summary:
      "A store takes live payments and has no webhook for them, or tests what needs one without a test webhook.",
    rationale: """
      A customer who closes the browser after paying comes back to no page; only a webhook then tells the order. The \
      console guide recommends one for every payment method. V1 and V2 have webhooks of their own, and a payment is \
      reported to those of the generation that was called. A channel without `methods` takes those of its PG, \
      virtual accounts often among them, whose deposits are reported by webhook alone.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: easy, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: easy, mode: ‹live›, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: club-test, mode: test, pg: kakaopay, modules: [‹window.subscription›], mid: shared }
      """,
    merchant: { subject, findings in
      for scope in subject.scopes {
        let channels = subject.channels(of: scope)
        guard !channels.isEmpty, let webhooks = subject.webhooks(of: scope) else { continue }
        reportLive(channels, scope, webhooks, subject, &findings)
        reportTest(channels, scope, webhooks, subject, &findings)
      }
    })
}

/// Live channels of a scope without any webhook; where one is required, webhook-required speaks.
private func reportLive(
  _ indices: ArraySlice<Int>, _ scope: Scope, _ webhooks: Members<Webhook>,
  _ subject: borrowing MerchantSubject, _ findings: inout Findings
) {
  guard !webhooks.isOpen else { return }
  var first: Int?
  // The generations that call them; nil once those of a channel cannot be told.
  var generations: GenerationSet? = []
  for index in indices where subject.takesLivePayments(index) {
    if subject.asksForWebhook(index) { return }
    first = first ?? index
    let called = subject.channels[index].pg == nil ? [] : subject.channels[index].generations
    generations = called.isEmpty ? nil : generations?.union(called)
  }
  guard let first, let site = subject.merchant.channels.known[first].mode.site else { return }
  guard webhooks.known.isEmpty else {
    if let generations { reportForeign(generations, site, scope, webhooks, subject, &findings) }
    return
  }
  let assumed = indices.contains { index in
    subject.takesLivePayments(index) && !subject.merchant.channels.known[index].methods.isDeclared
      && subject.channels[index].methods.contains(.vbank)
  }
  findings.report(
    "\(subject.name(of: scope)) takes live payments and has no webhook", at: site,
    label: assumed
      ? "virtual accounts are among the methods of its PG, and no order learns of their deposits"
      : "a payment whose customer closes the browser may never reach its order",
    help: subject.helpToAddWebhook(subject.channels[first].generations, to: scope))
}

/// Live channels of a scope whose live webhooks are all of a generation that calls none of them.
private func reportForeign(
  _ generations: GenerationSet, _ site: Site, _ scope: Scope, _ webhooks: Members<Webhook>,
  _ subject: borrowing MerchantSubject, _ findings: inout Findings
) {
  guard webhooks.has(anyOf: generations, .live) == false,
    let other = webhooks.known.first(where: { $0.mode.value == .live }), let api = other.api.value
  else { return }
  findings.report(
    "\(subject.name(of: scope)) takes live payments through \(generations.phrase) and has a webhook of \(api.name.uppercased()) only",
    at: site, label: "PortOne notifies the generation that was called: no order learns of these payments",
    related: other.api.span.map { [.init("of another generation", at: Place($0))] } ?? [],
    help: subject.helpToAddWebhook(generations, to: scope))
}

/// Virtual accounts and subscriptions written out on test channels of a scope without a test webhook.
private func reportTest(
  _ indices: ArraySlice<Int>, _ scope: Scope, _ webhooks: Members<Webhook>,
  _ subject: borrowing MerchantSubject,
  _ findings: inout Findings
) {
  guard webhooks.has(anyOf: .all, .test) == false else { return }
  var asks: [WebhookAsk] = []
  for index in indices where subject.merchant.channels.known[index].mode.value == .test {
    asks += subject.webhookAsks(ofChannelAt: index).filter(\.purpose.isWrittenOut)
  }
  guard !asks.isEmpty else { return }
  asks = asks.inOrder
  guard let first = asks.first else { return }
  findings.report(
    "\(first.purpose.text) are tested without a test webhook", at: first.span,
    label: "what happens after the request is never tried out",
    related: asks.dropFirst().map { .init("\($0.purpose.text) here too", at: Place($0.span)) },
    help: subject.helpToAddWebhook(.all, to: scope, mode: .test))
}

extension MerchantSubject {
  /// Whether the channel at `index` is live and has a module for payments.
  fileprivate func takesLivePayments(_ index: Int) -> Bool {
    merchant.channels.known[index].mode.value == .live
      && !merchant.channels.known[index].modules.set.isDisjoint(with: .payment)
  }
}

extension Mask<Generation> {
  /// `V1`, `V2`, or both, as messages name them.
  fileprivate var phrase: String { map { $0.name.uppercased() }.joined(separator: " and ") }
}
