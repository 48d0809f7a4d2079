public import MidasCatalog
import MidasSource

/// A webhook: where PortOne reports what became of a payment.
public struct Webhook: Sendable {
  /// Its generation.
  public var api: Leaf<Generation> = .absent
  /// Its mode.
  public var mode: Leaf<Mode> = .absent
  /// The URL, or `per-request`.
  public var url: Leaf<Text> = .absent
  /// The form of the body.
  public var contentType: Leaf<ContentType> = .absent
  /// The version of a V2 notification.
  public var version: Leaf<WebhookVersion> = .absent
  /// References to the signing secrets (V2).
  public var secrets = Members<Located<Text>>()
  /// The list of the references.
  public var secretsSite: Site?
  /// The first key of its mapping.
  public var site = Site(SourceSpan(at: 0))

  /// A webhook of which nothing is known yet.
  public init() {}

  /// The form of a notification's body.
  public enum ContentType: String, Sendable, CaseIterable {
    case json
    case form
  }
}

/// The version of a V2 notification.
public enum WebhookVersion: String, Sendable, CaseIterable {
  /// Signed by Standard Webhooks, JSON only.
  case v20240425 = "2024-04-25"
  case v20240101 = "2024-01-01"
}
