/// Tells the line of an offset, counted as editors count: `\n`, `\r\n` and a lone `\r` end a line.
///
/// Offsets mostly come in ascending order, so it counts on from the last one.
struct LineCounter {
  private let bytes: [UInt8]
  /// A `\r` is somewhere in the text.
  ///
  /// Without one, counting is quicker; it is looked for only once a line is asked for.
  private lazy var hasReturns = bytes.contains(0x0D)
  private var offset = 0
  private var line: UInt32 = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The line, from 1, on which the byte at `target` stands.
  mutating func line(at target: UInt32) -> UInt32 {
    let target = min(Int(target), bytes.count)
    if target < offset {
      offset = 0
      line = 1
    }
    let hasReturns = hasReturns
    bytes.withUnsafeBufferPointer { bytes in
      let passed = UnsafeBufferPointer(rebasing: bytes[offset..<target])
      if hasReturns {
        for index in passed.indices where Self.endsLine(bytes, offset + index) { line += 1 }
      } else {
        for byte in passed { line &+= byte == 0x0A ? 1 : 0 }
      }
    }
    offset = target
    return line
  }

  private static func endsLine(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    bytes[index] == 0x0A
      || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
  }
}
