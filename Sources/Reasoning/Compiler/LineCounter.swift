/// Tells the line of an offset, counted as editors count: `\n`, `\r\n` and a lone `\r` end a line.
///
/// Offsets mostly come in ascending order, so it counts on from the last one.
struct LineCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line: UInt32 = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The line, from 1, on which the byte at `target` stands.
  mutating func line(at target: UInt32) -> UInt32 {
    let target = min(Int(target), bytes.count)
    if target < offset {
      offset = 0
      line = 1
    }
    bytes.withUnsafeBufferPointer { bytes in
      while offset < target {
        let byte = bytes[offset]
        offset += 1
        if byte == 0x0A || (byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A)) { line += 1 }
      }
    }
    return line
  }
}
