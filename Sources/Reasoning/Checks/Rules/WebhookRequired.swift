import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let webhookRequired = Rule(
    id: "webhook-required", isCore: true,
    summary:
      "Live virtual accounts or subscriptions, or a PG that demands a webhook, and no webhook to tell.",
    rationale: """
      A virtual account is paid hours or days after the request, a subscription is charged while nobody looks. \
      PortOne reports both by webhook and in no other way: without one the money arrives and no order learns of \
      it. The console guide makes a webhook a condition of both; the pages of some PGs (Paymentwall, PayPal, \
      Payletter, Eximbay V2, KICC overseas) demand one for every payment.

      The webhook must be live and of a generation the channel is called with. Where no `api` says which those \
      are, one webhook of any generation that the PG works in is enough. Channels assigned to a sub-merchant \
      report to its webhooks, which are the merchant's unless it has a list of its own.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: club, mode: live, pg: kakaopay, modules: [window.subscription], mid: CACLUB0001 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
      """,
    rejects: """
      merchant: acme
      api: [v1]
      submerchants:
        - { id: books, tier: "B01", webhooks: [] }
      channels:
        - { id: club, mode: live, pg: kakaopay, modules: [window.subscription], mid: CACLUB0001 }
        - { id: books-club, mode: live, pg: kakaopay, modules: [‹window.subscription›], mid: CACLUB0002, assign: books }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.example/portone" }
      """,
    merchant: { subject, findings in
      for want in WebhookWants(of: subject).unmet {
        guard let first = want.asks.first else { continue }
        let scope = subject.name(of: want.scope)
        findings.report(
          "\(first.purpose.text) without a live \(want.generations.asWebhook) for \(scope)",
          at: first.span, label: first.purpose.consequence,
          related: want.asks.dropFirst().map { ask in
            .init("\(ask.purpose.text) here too", at: Place(ask.span))
          },
          help: subject.helpToAddWebhook(want.generations, to: want.scope))
      }
    })
}

/// The webhooks that a merchant's live channels cannot do without.
private struct WebhookWants {
  /// What a scope asks for, and by what.
  struct Want {
    let scope: Scope
    /// One of these must have a webhook.
    let generations: GenerationSet
    /// The scalars that ask for it, in the order of the file.
    var asks: [WebhookAsk]
  }

  /// Wants without a webhook, each with at least one ask.
  private(set) var unmet: [Want] = []

  init(of subject: borrowing MerchantSubject) {
    for index in subject.channels.indices {
      guard subject.merchant.channels.known[index].mode.value == .live, subject.asksForWebhook(index),
        let scope = subject.channels[index].owner, let webhooks = subject.webhooks(of: scope)
      else { continue }
      let missing = subject.wantedGenerations(ofChannelAt: index).filter {
        webhooks.has(anyOf: $0, .live) == false
      }
      guard !missing.isEmpty else { continue }
      let asks = subject.webhookAsks(ofChannelAt: index)
      for generations in missing { add(asks, of: scope, generations) }
    }
    foldEither()
    for index in unmet.indices { unmet[index].asks = unmet[index].asks.inOrder }
  }

  private mutating func add(_ asks: [WebhookAsk], of scope: Scope, _ generations: GenerationSet) {
    if let known = unmet.firstIndex(where: { $0.scope == scope && $0.generations == generations }) {
      unmet[known].asks += asks
    } else {
      unmet.append(Want(scope: scope, generations: generations, asks: asks))
    }
  }

  /// Joins what any webhook of a scope would satisfy to a want that names one generation, if there is one.
  private mutating func foldEither() {
    for want in unmet where want.generations.count > 1 {
      guard let single = unmet.firstIndex(where: { $0.scope == want.scope && $0.generations.count == 1 })
      else { continue }
      unmet[single].asks += want.asks
      unmet.removeAll { $0.scope == want.scope && $0.generations.count > 1 }
    }
  }
}

extension MerchantSubject {
  /// Sets of generations, of each of which one must have a webhook: every generation that `api` names, or any of the
  /// PG's where nothing is named.
  fileprivate func wantedGenerations(ofChannelAt index: Int) -> [GenerationSet] {
    let generations = channels[index].generations
    guard !generations.isEmpty else { return [] }
    let api = merchant.channels.known[index].api
    let isNamed = api.value != nil || (api.isAbsent && merchant.api.value != nil)
    return isNamed ? generations.map { GenerationSet($0) } : [generations]
  }
}
