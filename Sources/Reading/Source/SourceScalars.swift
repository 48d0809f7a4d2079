/// The code points of a piece of UTF-8 text that need not be valid.
///
/// A byte that belongs to no code point is an element of its own, so that nothing a file holds can
/// vanish from an excerpt or shift a column.
public struct SourceScalars: Sequence, IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private var cursor: Int

  /// The code points of `bytes`.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    self.cursor = bytes.startIndex
  }

  /// The next code point or stray byte.
  public mutating func next() -> SourceScalar? {
    guard cursor < bytes.endIndex else { return nil }
    let start = cursor
    let lead = bytes[start]
    let length = Self.length(lead)
    if length > 1, let value = decode(from: start, length: length, lead: lead) {
      cursor = start + length
      return SourceScalar(offset: start, length: length, value: value, isStray: false)
    }
    cursor = start + 1
    return SourceScalar(offset: start, length: 1, value: UInt32(lead), isStray: lead >= 0x80)
  }

  private static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  /// The scalar value of a sequence of `length` bytes; nil if it is cut off, overlong or a surrogate.
  private func decode(from start: Int, length: Int, lead: UInt8) -> UInt32? {
    guard start + length <= bytes.endIndex else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for byte in bytes[(start + 1)..<(start + length)] {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let least: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
    return value >= least && Unicode.Scalar(value) != nil ? value : nil
  }
}

/// A code point of a text, or a byte that is part of none.
public struct SourceScalar: Sendable, BitwiseCopyable {
  /// The offset of its first byte.
  public let offset: Int
  /// The number of its bytes.
  public let length: Int
  /// The code point, or the stray byte.
  public let value: UInt32
  /// Whether this is a byte that belongs to no code point.
  public let isStray: Bool
}
