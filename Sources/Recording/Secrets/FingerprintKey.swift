import Crypto
import FoundationEssentials
public import MidasResources

/// The key under which fingerprints of secrets are made: what `MIDAS_FINGERPRINT_KEY` holds.
public struct FingerprintKey: Sendable {
  /// The variable that holds it.
  public static let variable = "MIDAS_FINGERPRINT_KEY"
  /// The fewest bytes it may have; with fewer, whoever reads the state could try all keys.
  public static let shortest = 16

  private let key: SymmetricKey
  /// What the key is known by in the state: 16 hexadecimal digits that follow from it and do not lead back to it.
  public let id: String

  /// The key that the environment holds; nothing where it holds none.
  ///
  /// - Throws: `ResolutionFailure` for a key that is too short.
  public init?(from environment: EnvironmentReader = .process) throws(ResolutionFailure) {
    guard let secret = environment.secret(named: Self.variable) else { return nil }
    try self.init(secret)
  }

  /// The key whose bytes are those of `secret`.
  init(_ secret: borrowing Secret) throws(ResolutionFailure) {
    let key = secret.withBytes { SymmetricKey(data: $0) }
    guard key.bitCount >= Self.shortest * 8 else {
      throw ResolutionFailure(
        "\(Self.variable) has fewer than \(Self.shortest) bytes",
        help: "`openssl rand -hex 32` makes a good one")
    }
    self.key = key
    let code = HMAC<SHA256>.authenticationCode(for: Array("midas fingerprint key".utf8), using: key)
    id = String(Digest(bytes: Array(code))?.hex.prefix(16) ?? "")
  }

  /// The fingerprint of what `reference` led to: its HMAC-SHA256.
  public func fingerprint(of secret: borrowing Secret, behind reference: String) -> SecretFingerprint {
    let code = secret.withBytes { HMAC<SHA256>.authenticationCode(for: $0, using: key) }
    return SecretFingerprint(
      reference: reference, keyID: id, digest: Digest(bytes: Array(code)) ?? Digest(hashing: []))
  }
}
