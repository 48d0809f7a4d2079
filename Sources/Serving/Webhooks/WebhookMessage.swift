public import FoundationEssentials
import MidasJSON

/// A notification as it is posted.
public struct WebhookMessage: Sendable {
  /// Its id, for receivers that take each once.
  public let id: String
  /// When it is posted, in seconds since 1970.
  public let timestamp: Int
  /// The body.
  public let body: [UInt8]

  /// A message with these parts, as it was received or is to be signed.
  public init(id: String, timestamp: Int, body: [UInt8]) {
    self.id = id
    self.timestamp = timestamp
    self.body = body
  }

  /// A notification of `event`, one of the format's, about a payment that does not exist: whoever looks it up at
  /// PortOne finds nothing.
  ///
  /// - Parameter mark: What makes the ids in it this message's own.
  public init(_ event: String, as format: WebhookFormat, mark: String, at time: Date) {
    let content = Self.content(of: event, as: format, mark: mark, at: time)
    self.init(
      id: "midas-test-\(mark)", timestamp: Int(time.timeIntervalSince1970),
      body: Array((format.isForm ? Self.form(content) : content.compact).utf8))
  }

  private static func content(
    of event: String, as format: WebhookFormat, mark: String, at time: Date
  ) -> JSONValue {
    let payment = JSONValue.string("midas-test-payment-\(mark)")
    let transaction = JSONValue.string("midas-test-transaction-\(mark)")
    let word = event.split(separator: ".").last.map(String.init) ?? event
    let cancellation: JSONValue? =
      ["cancelled", "Cancelled", "PartialCancelled"].contains(word)
      ? .string("midas-test-cancellation-\(mark)") : nil
    switch format {
    case .v1:
      return .object([
        "imp_uid": .string("imp_midas_test_\(mark)"), "merchant_uid": payment, "status": .string(event),
        "cancellation_id": cancellation,
      ])
    case .v2Of2024January:
      return .object(["payment_id": payment, "tx_id": transaction, "status": .string(event)])
    case .v2:
      let data: JSONValue =
        event.hasPrefix("BillingKey.")
        ? .object(["billingKey": .string("midas-test-billing-key-\(mark)")])
        : .object(["paymentId": payment, "transactionId": transaction, "cancellationId": cancellation])
      let moment = time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
      return .object(["type": .string(event), "timestamp": .string(moment), "data": data])
    }
  }

  /// The members as a form; each is a text of letters, digits, `-` and `_`, which a form writes as they are.
  private static func form(_ content: JSONValue) -> String {
    guard case .object(let members) = content else { return "" }
    return members.compactMap { member in
      guard case .string(let text) = member.value else { return nil }
      return "\(member.name)=\(text)"
    }.joined(separator: "&")
  }
}
