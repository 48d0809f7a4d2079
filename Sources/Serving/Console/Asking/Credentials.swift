import MidasJSON
public import MidasSecrets

/// The REST API key and secret of one merchant, for as long as PortOne is asked.
public struct Credentials {
  private let key: HeldSecret
  private let secret: HeldSecret

  /// The values behind two references.
  public init(key: HeldSecret, secret: HeldSecret) {
    self.key = key
    self.secret = secret
  }

  /// The references behind them, as messages name them.
  var references: String {
    "the REST API key behind `\(key.reference)` with the secret behind `\(secret.reference)`"
  }

  /// The body of `POST /users/getToken`.
  var tokenRequest: [UInt8] {
    var json = JSONText(.compact)
    json.object { object in
      object.member("imp_key", key.text)
      object.member("imp_secret", secret.text)
    }
    return Array(json.text.utf8)
  }

  /// A text of PortOne's with the credentials taken out, should it repeat them.
  func redacted(_ text: String) -> String {
    [key.text, secret.text].filter { $0.utf8.count >= 4 }.reduce(text) { $0.replacing($1, with: "…") }
  }
}

/// A secret that was lent, kept until it is sent.
public final class HeldSecret {
  /// The reference that it stands behind, which may be shown.
  let reference: String
  private let secret: Secret

  /// A copy of the value behind a reference.
  public init(_ reference: String, copying secret: borrowing Secret) {
    self.reference = reference
    self.secret = secret.withBytes { Secret(copying: $0) }
  }

  fileprivate var text: String { secret.withBytes { String(decoding: $0, as: UTF8.self) } }
}
