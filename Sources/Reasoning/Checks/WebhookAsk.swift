import MidasCatalog
import MidasModel
import MidasSource

/// A scalar that asks for a webhook.
struct WebhookAsk {
  /// What the webhook is needed for.
  let purpose: Purpose
  /// The module, method or PG.
  let span: SourceSpan

  /// What a webhook is needed for.
  enum Purpose {
    case virtualAccount
    case subscription
    case demanded(pg: String, reason: String?)

    /// What it is, as messages name it.
    var text: String {
      switch self {
      case .virtualAccount: "virtual accounts"
      case .subscription: "subscriptions"
      case .demanded(let pg, _): "payments through `\(pg)`"
      }
    }

    /// What happens without the webhook.
    var consequence: String {
      switch self {
      case .virtualAccount: "a deposit comes after the request, and no order learns of it"
      case .subscription: "a charge is made while nobody waits, and no order learns of it"
      case .demanded(_, let reason): reason ?? "its PG demands a webhook"
      }
    }

    /// The author wrote it out; the other purpose comes with the PG.
    var isWrittenOut: Bool {
      if case .demanded = self { false } else { true }
    }
  }
}

extension [WebhookAsk] {
  /// The asks in the order of the file; of those that an alias repeats, the first.
  var inOrder: [WebhookAsk] {
    var spans: Set<SourceSpan> = []
    return sorted { $0.span.start < $1.span.start }.filter { spans.insert($0.span).inserted }
  }
}

extension MerchantSubject {
  /// Whether a channel has a scalar that asks for a webhook; read in place, without copying the channel.
  func asksForWebhook(_ index: Int) -> Bool {
    if merchant.channels.known[index].methods.set.contains(.vbank) { return true }
    let modules = merchant.channels.known[index].modules.set
    if !modules.isDisjoint(with: .subscription.union([.apiVirtualAccount])) { return true }
    return channels[index].pg.map { catalog.entries[$0].webhook.demand == .required } ?? false
  }

  /// The scalars of a channel that ask for a webhook: subscription modules, virtual accounts, a PG that demands one.
  func webhookAsks(ofChannelAt index: Int) -> [WebhookAsk] {
    guard asksForWebhook(index) else { return [] }
    let channel = merchant.channels.known[index]
    var asks: [WebhookAsk] = []
    for module in channel.modules.members {
      if ModuleSet.subscription.contains(module.value) {
        asks.append(WebhookAsk(purpose: .subscription, span: module.site.span))
      } else if module.value == .apiVirtualAccount {
        asks.append(WebhookAsk(purpose: .virtualAccount, span: module.site.span))
      }
    }
    for method in channel.methods.members where method.value == .vbank {
      asks.append(WebhookAsk(purpose: .virtualAccount, span: method.site.span))
    }
    if let pg = channels[index].pg, let span = channel.pg.span {
      let entry = catalog.entries[pg]
      if entry.webhook.demand == .required {
        asks.append(
          WebhookAsk(purpose: .demanded(pg: entry.id, reason: entry.webhook.reason), span: span))
      }
    }
    return asks
  }
}
