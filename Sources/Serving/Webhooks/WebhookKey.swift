import Crypto
import FoundationEssentials
public import MidasSecrets

/// The key behind a signing secret, as Standard Webhooks writes it: `whsec_` and Base64, or Base64 alone.
///
/// Neither it nor what it was made of is ever printed: it is no text, and its bytes are erased with it.
public struct WebhookKey: Sendable {
  private let key: SymmetricKey

  /// The key in `secret`; nothing where that is no Base64.
  public init?(_ secret: borrowing Secret) {
    let key = secret.withBytes { bytes -> SymmetricKey? in
      let prefix = Array("whsec_".utf8)
      let rest = bytes.starts(with: prefix) ? bytes.dropFirst(prefix.count) : bytes[...]
      guard let data = Data(base64Encoded: Data(rest)), !data.isEmpty else { return nil }
      return SymmetricKey(data: data)
    }
    guard let key else { return nil }
    self.key = key
  }

  /// The signature of `message`: `v1,` and the Base64 of HMAC-SHA256 over id, timestamp and body.
  ///
  /// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
  public func signature(of message: WebhookMessage) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Self.signed(message), using: key)
    return "v1,\(Data(code).base64EncodedString())"
  }

  /// Whether `signature` is this key's of `message`; takes as long whatever it is.
  public func signs(_ message: WebhookMessage, as signature: some StringProtocol) -> Bool {
    guard signature.hasPrefix("v1,"), let code = Data(base64Encoded: String(signature.dropFirst(3))) else {
      return false
    }
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Self.signed(message), using: key)
  }

  private static func signed(_ message: WebhookMessage) -> Data {
    Data("\(message.id).\(message.timestamp).".utf8) + Data(message.body)
  }
}

extension WebhookKey: Hashable {
  /// Whether both sign alike; takes as long whatever they are.
  public static func == (left: WebhookKey, right: WebhookKey) -> Bool { left.key == right.key }

  /// Nothing of a key goes into a hash.
  public func hash(into hasher: inout Hasher) {}
}
