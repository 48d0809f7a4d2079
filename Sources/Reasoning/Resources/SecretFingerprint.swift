/// What is recorded of a secret's value: enough to see that it changed, nothing to learn it from.
public struct SecretFingerprint: Hashable, Sendable {
  /// The reference that led to the value.
  public var reference: String
  /// Which key made the fingerprint; those of two keys cannot be compared.
  public var keyID: String
  /// HMAC-SHA256 of the value under that key.
  public var digest: Digest

  /// The fingerprint of what `reference` led to.
  public init(reference: String, keyID: String, digest: Digest) {
    self.reference = reference
    self.keyID = keyID
    self.digest = digest
  }

  /// What `other`, made later of the same reference, says about the value.
  ///
  /// - Parameter other: Nothing where there was no key, or the reference could not be resolved.
  public func comparison(with other: SecretFingerprint?) -> Comparison {
    guard let other, other.keyID == keyID, other.reference == reference else { return .unknown }
    return other.digest == digest ? .same : .changed
  }

  /// What two fingerprints say about a value.
  public enum Comparison: Hashable, Sendable {
    /// The value is the recorded one.
    case same
    /// The value is another.
    case changed
    /// Nothing can be said: no key, another key, or nothing to compare with.
    case unknown
  }
}

extension Resource {
  /// The references to secrets that it declares, in ascending byte order, each once.
  public var secretReferences: [String] {
    let fields: [Field] =
      switch address.kind {
      case .key: [.keyValue]
      case .channel: [.channelCredentials]
      case .webhook: [.webhookSecrets]
      case .merchant, .submerchant, .group, .default, .whitelist: []
      }
    let texts = fields.flatMap { self[$0]?.texts ?? [] }
    return Set(texts.filter { Reference.isReference($0) }).sorted(by: precedesInBytes)
  }
}
