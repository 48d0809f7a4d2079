import Crypto

/// The digest of a merchant over its resources, or of a state over its merchants.
///
/// Each name (address or handle) goes in with its length before and its digest after, in the order of the names.
public struct DigestFold {
  private var hasher = SHA256()
  /// What goes in next, many names at once: to hand over each by itself costs more than to hash it.
  private var waiting: [UInt8] = []

  private static let stretch = 4096

  /// A fold over nothing yet.
  public init() {}

  /// Adds the next name and digest.
  public mutating func add(_ name: UnsafeBufferPointer<UInt8>, _ digest: Digest) {
    waiting.appendVariableLength(name.count)
    waiting.append(contentsOf: name)
    digest.withBytes { waiting.append(contentsOf: $0) }
    guard waiting.count >= Self.stretch else { return }
    waiting.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    waiting.removeAll(keepingCapacity: true)
  }

  /// Adds the next name and digest.
  public mutating func add(_ name: String, _ digest: Digest) {
    var name = name
    name.withUTF8 { add($0, digest) }
  }

  /// The digest of all that was added.
  public func finish() -> Digest {
    var hasher = hasher
    waiting.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return Digest(hasher.finalize())
  }

  /// The digest over `parts`, which are in byte order of their names.
  @inlinable
  public static func digest(of parts: some Sequence<(String, Digest)>) -> Digest {
    var fold = DigestFold()
    for (name, digest) in parts { fold.add(name, digest) }
    return fold.finish()
  }
}

extension [UInt8] {
  /// Appends `value` as unsigned LEB128: seven bits a byte, lowest first.
  mutating func appendVariableLength(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}
