import MidasCatalog
import MidasModel

/// A list of webhooks and whose it is.
struct WebhookList: Sendable {
  /// The merchant, or a sub-merchant with a list of its own.
  let scope: Scope
  /// The webhooks.
  let webhooks: Members<Webhook>
  /// Those with a URL that PortOne calls: not the ones that every request carries.
  let callable: [CallableWebhook]

  private init(_ scope: Scope, _ webhooks: Members<Webhook>, _ merchant: borrowing Merchant) {
    self.scope = scope
    self.webhooks = webhooks
    var callable: [CallableWebhook] = []
    for webhook in webhooks.known {
      guard case .known(let text, let site) = webhook.url, !merchant.matches(text, "per-request") else {
        continue
      }
      callable.append(
        CallableWebhook(
          url: merchant.withBytes(text) { WebURL($0) }, text: text, site: site, mode: webhook.mode.value))
    }
    self.callable = callable
  }

  /// Every list of a merchant: its own, then those of sub-merchants that have one.
  static func all(of merchant: borrowing Merchant) -> [WebhookList] {
    var lists = [WebhookList(.merchant, merchant.webhooks, merchant)]
    for index in merchant.submerchants.known.indices {
      if case .own(let webhooks) = merchant.submerchants.known[index].webhooks {
        lists.append(WebhookList(.submerchant(index), webhooks, merchant))
      }
    }
    return lists
  }
}

/// A webhook with a URL that PortOne calls.
struct CallableWebhook: Sendable {
  /// Its URL taken apart.
  let url: WebURL
  /// Its URL as written.
  let text: Text
  /// Where the URL stands.
  let site: Site
  /// Its mode, if it could be read.
  let mode: Mode?
}
