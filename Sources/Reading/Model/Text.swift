public import MidasSource
public import MidasSyntax

/// A text as written: a range of the tree's text and its hash, so that texts are compared without strings.
///
/// Two texts of one document are equal if their hashes and their bytes are; compare them through the document.
public struct Text: Sendable, BitwiseCopyable {
  /// Where the bytes are in `Tree.text`.
  public let range: TextRange
  /// A 64-bit hash of the bytes.
  public let hash: UInt64

  /// The text at `range`.
  @inlinable
  public init(range: TextRange, hash: UInt64) {
    self.range = range
    self.hash = hash
  }
}

/// The hash that texts and facts are compared by first; not cryptographic, and the same in every run.
public enum TextHash {
  /// The hash of `bytes`.
  @inlinable
  public static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var rest = bytes
    while rest.count >= 8 {
      hash = mixed(hash ^ rest.head)
      rest = UnsafeBufferPointer(rebasing: rest[8...])
    }
    return mixed(hash ^ rest.head)
  }

  /// Two hashes as one; the order counts.
  @inlinable
  public static func combined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed(mixed(first) &+ second)
  }

  @inlinable
  static func mixed(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
