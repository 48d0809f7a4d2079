/// A test notification on its way: what is posted where.
public struct WebhookRequest: Sendable {
  /// Where it goes.
  public let endpoint: WebhookEndpoint
  /// What is in it.
  public let message: WebhookMessage
  /// Its headers in order.
  public let headers: [(name: String, value: String)]

  /// A request with one signature for each key, as a receiver sees it while one secret takes another's place.
  public init(
    _ message: WebhookMessage, as format: WebhookFormat, to endpoint: WebhookEndpoint, program: String,
    signedWith keys: [WebhookKey]
  ) {
    self.init(
      message, as: format, to: endpoint, program: program,
      signature: keys.isEmpty ? nil : keys.map { $0.signature(of: message) }.joined(separator: " "))
  }

  /// A request that shows what would be signed with, and is not to be sent.
  public init(
    showing message: WebhookMessage, as format: WebhookFormat, to endpoint: WebhookEndpoint, program: String,
    signedWith references: [String]
  ) {
    self.init(
      message, as: format, to: endpoint, program: program,
      signature: references.isEmpty
        ? nil : references.map { "v1,(made with the secret behind \($0))" }.joined(separator: " "))
  }

  private init(
    _ message: WebhookMessage, as format: WebhookFormat, to endpoint: WebhookEndpoint, program: String,
    signature: String?
  ) {
    self.endpoint = endpoint
    self.message = message
    var headers = [("Content-Type", format.contentType), ("User-Agent", "\(program) (webhook test)")]
    if let signature {
      headers += [
        ("webhook-id", message.id), ("webhook-timestamp", String(message.timestamp)),
        ("webhook-signature", signature),
      ]
    }
    self.headers = headers
  }

  /// The request as it goes over the wire, for a person.
  public var text: String {
    var lines = ["POST \(endpoint.target) HTTP/1.1", "Host: \(endpoint.authority)"]
    lines += headers.map { "\($0.name): \($0.value)" }
    lines.append("Content-Length: \(message.body.count)")
    return lines.joined(separator: "\n") + "\n\n" + String(decoding: message.body, as: UTF8.self) + "\n"
  }
}
