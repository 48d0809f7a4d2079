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
    var asks: [Ask]
  }

  /// A scalar that asks for a webhook.
  struct Ask {
    let purpose: Purpose
    let span: SourceSpan
  }

  /// Wants without a webhook, each with at least one ask.
  private(set) var unmet: [Want] = []

  init(of subject: borrowing MerchantSubject) {
    for index in subject.channels.indices {
      guard subject.asksForWebhook(index), let scope = subject.channels[index].owner,
        let webhooks = subject.webhooks(of: scope)
      else { continue }
      let channel = ChannelSubject(index, of: copy subject)
      let asks = channel.asks
      for generations in channel.wantedGenerations where webhooks.has(anyOf: generations, .live) == false {
        add(asks, of: scope, generations)
      }
    }
    foldEither()
    for index in unmet.indices { unmet[index].asks.sort { $0.span.start < $1.span.start } }
  }

  private mutating func add(_ asks: [Ask], of scope: Scope, _ generations: GenerationSet) {
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

/// What a webhook is needed for.
private enum Purpose {
  case virtualAccount
  case subscription
  case demanded(pg: String, reason: String?)

  var text: String {
    switch self {
    case .virtualAccount: "virtual accounts"
    case .subscription: "subscriptions"
    case .demanded(let pg, _): "payments through `\(pg)`"
    }
  }

  var consequence: String {
    switch self {
    case .virtualAccount: "a deposit comes after the request, and no order learns of it"
    case .subscription: "a charge is made while nobody waits, and no order learns of it"
    case .demanded(_, let reason): reason ?? "its PG demands a webhook"
    }
  }
}

extension MerchantSubject {
  /// Whether a channel is live and has a scalar that asks for a webhook; read in place, without copying it.
  fileprivate func asksForWebhook(_ index: Int) -> Bool {
    guard merchant.channels.known[index].mode.value == .live else { return false }
    if merchant.channels.known[index].methods.set.contains(.vbank) { return true }
    let modules = merchant.channels.known[index].modules.set
    if !modules.isDisjoint(with: .subscription.union([.apiVirtualAccount])) { return true }
    return channels[index].pg.map { catalog.entries[$0].webhook.demand == .required } ?? false
  }
}

extension ChannelSubject {
  /// The scalars of this channel that ask for a webhook.
  fileprivate var asks: [WebhookWants.Ask] {
    var asks: [WebhookWants.Ask] = []
    let modules = declared.modules
    if !modules.set.isDisjoint(with: .subscription.union([.apiVirtualAccount])) {
      for module in modules.members {
        if ModuleSet.subscription.contains(module.value) {
          asks.append(.init(purpose: .subscription, span: module.site.span))
        } else if module.value == .apiVirtualAccount {
          asks.append(.init(purpose: .virtualAccount, span: module.site.span))
        }
      }
    }
    if declared.methods.set.contains(.vbank) {
      for method in declared.methods.members where method.value == .vbank {
        asks.append(.init(purpose: .virtualAccount, span: method.site.span))
      }
    }
    if let pg = facts.pg, let span = declared.pg.span, catalog.entries[pg].webhook.demand == .required {
      let entry = catalog.entries[pg]
      asks.append(.init(purpose: .demanded(pg: entry.id, reason: entry.webhook.reason), span: span))
    }
    return asks
  }

  /// Sets of generations, of each of which one must have a webhook: every generation that `api` names, or any
  /// of the PG's where nothing is named.
  fileprivate var wantedGenerations: [GenerationSet] {
    guard !facts.generations.isEmpty else { return [] }
    let isNamed = declared.api.value != nil || (declared.api.isAbsent && subject.merchant.api.value != nil)
    return isNamed ? facts.generations.map { GenerationSet($0) } : [facts.generations]
  }
}
