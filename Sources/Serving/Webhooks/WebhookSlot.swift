public import MidasCatalog
public import MidasResources

/// One webhook of a scope: where PortOne posts for a generation and a mode, and how.
public struct WebhookSlot: Hashable, Sendable {
  /// The webhook: of a sub-merchant that inherits, its merchant's.
  public let address: Address
  /// The generation that posts.
  public let api: Generation
  /// Whether it hears of real payments.
  public let mode: Mode
  /// Where PortOne posts to; nil where every request carries its own URL.
  public let url: String?
  /// The form and version of what is posted.
  public let format: WebhookFormat
  /// References to the signing secrets.
  public let secrets: [String]

  /// The webhook that a resource declares; nothing for another resource.
  public init?(_ webhook: Resource) {
    guard webhook.address.kind == .webhook else { return nil }
    let parts = webhook.address.id.split(separator: ".").map(String.init)
    guard parts.count == 2, let api = Generation.allCases.first(where: { $0.name == parts[0] }),
      let mode = Mode.allCases.first(where: { $0.name == parts[1] })
    else { return nil }
    address = webhook.address
    self.api = api
    self.mode = mode
    let url = webhook.text(.webhookURL)
    self.url = url == "per-request" ? nil : url
    let isForm = webhook.text(.webhookContentType) == "form"
    format =
      switch api {
      case .v1: .v1(isForm: isForm)
      case .v2: webhook.text(.webhookVersion) == "2024-01-01" ? .v2Of2024January(isForm: isForm) : .v2
      }
    secrets = webhook.members(.webhookSecrets)
  }

  /// The webhooks that `scope` notifies, in the order of their addresses; none where the merchant has none.
  ///
  /// A sub-merchant has its own only where it says so, else its merchant's.
  public static func all(of scope: Address, in resources: [Resource]) -> [WebhookSlot] {
    let store = resources.first { $0.address == scope && scope.kind == .submerchant }
    let isOwn = store?.text(.submerchantWebhooks) == "own"
    let holder = isOwn ? scope.scope : scope.merchant
    return resources.filter { $0.address.kind == .webhook && $0.address.scope == holder }
      .compactMap(WebhookSlot.init).sorted { $0.address < $1.address }
  }
}
