/// The form in which PortOne notifies, by generation and version.
///
/// https://developers.portone.io/opi/ko/integration/webhook/readme-v1 and …/readme-v2.
public enum WebhookFormat: Hashable, Sendable {
  /// V1: four fields, as JSON or as a form, without a signature.
  case v1(isForm: Bool)
  /// V2 of version 2024-01-01, signed where there is a secret.
  case v2Of2024January(isForm: Bool)
  /// V2 of version 2024-04-25: the body of Standard Webhooks, as JSON only.
  case v2

  /// What V2 calls the version.
  public var version: String? {
    switch self {
    case .v1: nil
    case .v2Of2024January: "2024-01-01"
    case .v2: "2024-04-25"
    }
  }

  /// Whether the body is a form.
  var isForm: Bool {
    switch self {
    case .v1(let isForm), .v2Of2024January(let isForm): isForm
    case .v2: false
    }
  }

  /// The media type of the body.
  public var contentType: String { isForm ? "application/x-www-form-urlencoded" : "application/json" }

  /// What can have happened; the first is what a test says where nothing else is asked for.
  ///
  /// V1 sends nothing for a payment that fails, but for a scheduled one that does.
  public var events: [String] {
    switch self {
    case .v1: ["paid", "ready", "failed", "cancelled"]
    case .v2Of2024January: Self.statuses
    case .v2:
      Self.statuses.map { "Transaction.\($0)" }
        + ["DisputeCreated", "DisputeResolved"].map { "Transaction.\($0)" }
        + ["Ready", "Issued", "Failed", "Deleted", "Updated"].map { "BillingKey.\($0)" }
    }
  }

  private static let statuses = [
    "Paid", "Ready", "VirtualAccountIssued", "PartialCancelled", "Cancelled", "Failed", "PayPending",
    "CancelPending",
  ]
}
