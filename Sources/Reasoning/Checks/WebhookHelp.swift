import MidasCatalog
import MidasModel

extension Mask<Generation> {
  /// A webhook of one of these generations, as messages name it: `v1 webhook`, `webhook`.
  var asWebhook: String {
    guard count == 1, let generation = first else { return "webhook" }
    return "`\(generation.name)` webhook"
  }
}

extension MerchantSubject {
  /// What to write so that a scope has a live webhook of one of these generations.
  func helpToAddWebhook(_ generations: GenerationSet, to scope: Scope, mode: Mode = .live) -> String {
    let generation = generations.first ?? .v1
    let row = "`{ api: \(generation.name), mode: \(mode.name), url: \"https://…\" }`"
    let field = generation == .v1 ? "notice_url" : "noticeUrls"
    let perRequest = "or with `url: per-request` where every request carries \(field)"
    guard case .submerchant(let index) = scope else {
      return "add \(row) to `webhooks` of the merchant, \(perRequest)"
    }
    if case .own = merchant.submerchants.known[index].webhooks {
      return
        "add \(row) to `webhooks` of \(name(of: scope)), whose own list takes the place of the merchant's, "
        + perRequest
    }
    return "add \(row) to `webhooks` of the merchant, which \(name(of: scope)) inherits, \(perRequest)"
  }
}
