/// Turns libyaml's code point counts into byte offsets.
///
/// Marks mostly move forward, so the map walks from where it last was; a file that is all ASCII needs no walk.
struct OffsetMap {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let base: Int
  private let isASCII: Bool
  private var codePoints = 0
  private var offset: Int

  /// A map for a stream that starts at byte `base` of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.base = base
    self.isASCII = isASCII
    offset = base
  }

  /// The byte offset in the file of the code point with the index `mark` in the stream.
  mutating func byteOffset(_ mark: Int) -> Int {
    if isASCII { return min(base + mark, bytes.count) }
    return walk(to: mark)
  }

  private mutating func walk(to mark: Int) -> Int {
    while codePoints + 8 <= mark, bytes.isASCIIWord(at: offset) {
      offset += 8
      codePoints += 8
    }
    while codePoints < mark, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      codePoints += 1
    }
    while codePoints > mark, offset > base {
      offset -= 1
      while offset > base, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      codePoints -= 1
    }
    return offset
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the next eight bytes are there and each is a code point of its own.
  fileprivate func isASCIIWord(at index: Int) -> Bool {
    guard index + MemoryLayout<UInt64>.size <= count, let baseAddress else { return false }
    let word = UnsafeRawPointer(baseAddress + index).loadUnaligned(as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0
  }
}
