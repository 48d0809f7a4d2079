import Crypto

/// SHA-256 over a text of any length, which need not be held whole.
public struct TextHash: TextOutputStream {
  private var hasher = SHA256()

  /// The hash of nothing yet.
  public init() {}

  /// Adds the UTF-8 of the next piece.
  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { hasher.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  /// The digest of all that was added.
  public func finish() -> Digest { Digest(hasher.finalize()) }
}
