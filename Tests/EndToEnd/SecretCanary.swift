import Foundation
import TestSupport

/// Secrets drawn at random, and the search for them in whatever a run left behind.
struct SecretCanary {
  private(set) var secrets: [String: String] = [:]
  private var random: SeededRandom
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A new secret of 32 letters and digits, planted under `name`.
  mutating func plant(_ name: String) -> String {
    let secret = String((0..<32).map { _ in Self.alphabet[random.next(below: Self.alphabet.count)] })
    secrets[name] = secret
    return secret
  }

  /// The names of the secrets of which `bytes` hold a part, in one of its forms, with the form.
  ///
  /// A part is any eight characters in a row of the secret itself or of its Base64 (at each of its three
  /// alignments, and reversed), or eight bytes in hexadecimal.
  func found(in bytes: [UInt8]) -> Set<String> {
    let needles = self.needles
    var found: Set<String> = []
    // The last eight bytes as one number: most places of a file are passed over by one look.
    var window: UInt64 = 0
    for (end, byte) in bytes.enumerated() {
      window = window << 8 | UInt64(byte)
      guard end >= 7, let candidates = needles[window] else { continue }
      for candidate in candidates where bytes[(end + 1)...].starts(with: candidate.rest) {
        found.insert(candidate.name)
      }
    }
    return found
  }

  /// What is searched for, by its first eight bytes.
  private var needles: [UInt64: [(rest: ArraySlice<UInt8>, name: String)]] {
    var needles: [UInt64: [(rest: ArraySlice<UInt8>, name: String)]] = [:]
    for (name, secret) in secrets {
      for (form, text, length) in Self.forms(of: secret) {
        let text = Array(text.utf8)
        for start in 0...(text.count - length) {
          let first = text[start..<start + 8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
          needles[first, default: []].append((text[start + 8..<start + length], "\(name) (\(form))"))
        }
      }
    }
    return needles
  }

  private static func forms(of secret: String) -> [(name: String, text: String, length: Int)] {
    let bytes = Data(secret.utf8)
    let hex = bytes.map { String(format: "%02x", $0) }.joined()
    var forms = [
      ("plain", secret, 8), ("reversed", String(secret.reversed()), 8), ("hex", hex, 16),
      ("HEX", hex.uppercased(), 16),
    ]
    for shift in 0..<3 {
      let encoded = (Data(repeating: 0, count: shift) + bytes).base64EncodedString()
      // What depends on the bytes around it is no part of the secret.
      let inner = String(encoded.dropFirst(shift == 0 ? 0 : 4).dropLast(4))
      forms.append(("base64", inner, 8))
      forms.append(("base64url", inner.replacing("+", with: "-").replacing("/", with: "_"), 8))
    }
    return forms
  }
}
