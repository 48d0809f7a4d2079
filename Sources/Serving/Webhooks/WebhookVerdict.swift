/// What a check of a kept notification found.
public enum WebhookVerdict: Hashable, Sendable {
  /// It is of whoever has the secret with this place among those that were tried, and came so many seconds after it
  /// was signed.
  case genuine(key: Int, age: Int)
  /// No signature is of any of the keys.
  case forged
  /// The signature is good, and so many seconds lie between it and its arrival: it may be a repetition.
  case late(key: Int, age: Int)

  /// Holds `request` against `keys`.
  ///
  /// - Parameters:
  ///   - arrival: When it came, in seconds since 1970.
  ///   - tolerance: How many seconds its timestamp may be before or after that; nil for any.
  public init(
    of request: StoredRequest, with keys: [WebhookKey], arrival: Int, tolerance: Int?
  ) throws(StoredRequest.Fault) {
    let message = try request.message()
    let signatures = try request.signatures()
    let signer = keys.firstIndex { key in signatures.contains { key.signs(message, as: $0) } }
    guard let signer else {
      self = .forged
      return
    }
    let (age, overflows) = arrival.subtractingReportingOverflow(message.timestamp)
    let isInTime = tolerance.map { !overflows && age.magnitude <= $0.magnitude } ?? true
    self = isInTime ? .genuine(key: signer, age: age) : .late(key: signer, age: age)
  }
}
