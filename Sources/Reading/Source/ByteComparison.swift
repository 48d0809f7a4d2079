extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of `literal`.
  ///
  /// Asked for words of the language all over a file, so it compares storage with storage: a comparison of two
  /// sequences goes byte by byte through iterators.
  @inlinable
  public func reads(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Whether the bytes are those of `other`.
  @inlinable
  public func reads(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var (left, right) = (self, other)
    while left.count >= 8 {
      guard left.head == right.head else { return false }
      left = UnsafeBufferPointer(rebasing: left[8...])
      right = UnsafeBufferPointer(rebasing: right[8...])
    }
    return left.head == right.head
  }

  /// The first eight bytes as one word, with zeros for those that are not there.
  @inlinable
  public var head: UInt64 {
    guard let baseAddress else { return 0 }
    if count >= 8 {
      return UInt64(littleEndian: UnsafeRawPointer(baseAddress).loadUnaligned(as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(self[index]) << UInt64(index * 8) }
    return word
  }
}
