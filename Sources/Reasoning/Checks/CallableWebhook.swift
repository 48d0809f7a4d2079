import MidasCatalog
import MidasModel

/// A webhook with a URL that PortOne calls.
struct CallableWebhook {
  /// Its URL taken apart.
  let url: WebURL
  /// Its URL as written.
  let text: String
  /// Where the URL stands.
  let site: Site
  /// Its generation, if it could be read.
  let api: Generation?
  /// Its mode, if it could be read.
  let mode: Mode?
}

extension MerchantSubject {
  /// The webhooks of the merchant and its sub-merchants, without those that every request carries.
  var callableWebhooks: [CallableWebhook] { webhookLists.flatMap { callable($0.webhooks) } }

  /// The webhooks of a list, without those that every request carries.
  func callable(_ webhooks: Members<Webhook>) -> [CallableWebhook] {
    webhooks.known.compactMap { webhook in
      guard case .known(let text, let site) = webhook.url, !merchant.matches(text, "per-request") else {
        return nil
      }
      let written = string(text)
      return CallableWebhook(
        url: WebURL(written), text: written, site: site, api: webhook.api.value, mode: webhook.mode.value)
    }
  }
}
