import MidasSource

/// One pass over a file's bytes before libyaml sees them: encoding, and characters YAML does not allow.
///
/// libyaml stops at the first such byte of its input buffer, and with it forgets the sound documents before;
/// so Midas finds them first and keeps them away from it.
struct TextScan {
  /// What a byte sequence is that YAML cannot hold.
  enum Defect {
    /// Not UTF-8.
    case encoding
    /// The control character with this code point.
    case control(UInt32)
  }

  /// Every byte is below 0x80.
  private(set) var isASCII = true
  /// The offending sequences in order; at most `limit` of them are kept.
  private(set) var defects: [(span: SourceSpan, defect: Defect)] = []

  private static let limit = 64

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    var index = start
    while index < bytes.count, defects.count < Self.limit {
      if Self.isPlain(bytes, at: index) {
        index += MemoryLayout<UInt64>.size
        continue
      }
      let byte = bytes[index]
      if byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        index += 1
      } else if byte < 0x80 {
        note(.control(UInt32(byte)), index, 1)
        index += 1
      } else {
        isASCII = false
        index += wideCharacter(bytes, at: index)
      }
    }
  }

  /// Whether the next eight bytes are there and all printable ASCII or line feeds, as most of a file is.
  ///
  /// Eight at a time as one word, whose byte-wise answers stand in the high bit of each byte: the library's vector
  /// masks are not folded into instructions in a release build and cost thirty times as much.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + MemoryLayout<UInt64>.size <= bytes.count, let base = bytes.baseAddress else { return false }
    let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    let (high, low) = (UInt64(repeating: 0x80), UInt64(repeating: 0x7F))
    let isControl = ~((word | high) &- UInt64(repeating: 0x20))
    let isNoLineFeed = ((word ^ UInt64(repeating: 0x0A)) & low) &+ low
    let isNoDelete = ((word ^ low) & low) &+ low
    return (word | isControl & isNoLineFeed | ~isNoDelete) & high == 0
  }

  private mutating func note(_ defect: Defect, _ start: Int, _ length: Int) {
    if case .encoding = defect, let last = defects.last, case .encoding = last.defect,
      Int(last.span.end) == start
    {
      defects[defects.count - 1].span.end += UInt32(length)
      return
    }
    defects.append((SourceSpan(start: UInt32(start), end: UInt32(start + length)), defect))
  }

  /// Checks the sequence of two to four bytes at `index` and gives its length.
  private mutating func wideCharacter(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let (length, smallest): (Int, UInt32) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80)
      case 0xE0...0xEF: (3, 0x800)
      case 0xF0...0xF4: (4, 0x10000)
      default: (1, 0)
      }
    guard length > 1 else {
      note(.encoding, index, 1)
      return 1
    }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for step in 1..<length {
      guard index + step < bytes.count, bytes[index + step] & 0xC0 == 0x80 else {
        note(.encoding, index, step)
        return step
      }
      value = value << 6 | UInt32(bytes[index + step] & 0x3F)
    }
    if value < smallest || value > 0x10FFFF || (0xD800...0xDFFF).contains(value) {
      note(.encoding, index, length)
    } else if (0x80...0x9F).contains(value) && value != 0x85 || value == 0xFFFE || value == 0xFFFF {
      note(.control(value), index, length)
    }
    return length
  }
}

extension UInt64 {
  /// Eight times the same byte.
  @inline(__always)
  fileprivate init(repeating byte: UInt8) {
    self = 0x0101_0101_0101_0101 &* UInt64(byte)
  }
}
