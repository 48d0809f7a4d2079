/// Finds the lines that start with `---`, where a stream can be taken up again.
enum DocumentMarks {
  /// The offset of the first line at or after `offset` that starts with `---`, if there is one.
  static func next(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
    var index = offset
    while index < bytes.count {
      let startsLine = index == 0 || bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D
      if startsLine, isMark(bytes, at: index) { return index }
      while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      index += 1
    }
    return nil
  }

  /// The offset of the last line before or at `offset` that starts with `---`, else `floor`.
  static func last(in bytes: UnsafeBufferPointer<UInt8>, before offset: Int, floor: Int) -> Int {
    var index = min(offset, bytes.count)
    while index > floor {
      if bytes[index - 1] == 0x0A || bytes[index - 1] == 0x0D, isMark(bytes, at: index) { return index }
      index -= 1
    }
    return floor
  }

  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 3 <= bytes.count else { return false }
    guard bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D else { return false }
    guard index + 3 < bytes.count else { return true }
    let after = bytes[index + 3]
    return after == 0x20 || after == 0x09 || after == 0x0A || after == 0x0D
  }
}
