import Crypto

/// A SHA-256 digest.
public struct Digest: Hashable, Comparable, Sendable, BitwiseCopyable {
  // Big-endian words, so that their order is the order of the bytes.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// How many bytes it has.
  public static let byteCount = 32

  /// The digest of `bytes`.
  public init(hashing bytes: UnsafeRawBufferPointer) {
    self.init(SHA256.hash(data: bytes))
  }

  /// The digest of `bytes`.
  public init(hashing bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    let hashed: Void? = bytes.withContiguousStorageIfAvailable {
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if hashed == nil { hasher.update(data: Array(bytes)) }
    self.init(hasher.finalize())
  }

  /// A finished hash.
  init(_ hash: SHA256Digest) {
    self = hash.withUnsafeBytes { Digest(reading: $0) }
  }

  /// A digest recorded as 32 raw bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self = Array(bytes).withUnsafeBytes { Digest(reading: $0) }
  }

  private init(reading bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt64 {
      UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
    }
    words = (word(0), word(1), word(2), word(3))
  }

  /// Lends the 32 bytes.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let bytes = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    return try withUnsafeBytes(of: bytes, body)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Digests sort by their bytes.
  public static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

  /// Digests are equal if their bytes are.
  public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  /// Feeds the digest to `hasher`; its first word is as good as all of it.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

// MARK: - Hexadecimal

extension Digest: CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    String(unsafeUninitializedCapacity: 2 * Self.byteCount) { text in
      for (index, byte) in bytes.enumerated() {
        text[2 * index] = Self.digit(byte >> 4)
        text[2 * index + 1] = Self.digit(byte & 15)
      }
      return 2 * Self.byteCount
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// The same as `hex`.
  public var description: String { hex }

  /// A digest written as 64 hexadecimal digits, of either case.
  public init?(hex: some StringProtocol) {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    self.init(bytes: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }
}
