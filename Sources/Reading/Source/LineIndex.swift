/// Where the lines of a text start, and what its byte offsets are in lines and columns.
///
/// Lines end at `\n`, `\r\n` or a lone `\r`, which is what editors count; libyaml counts more. A
/// byte-order mark takes no column.
public struct LineIndex: Sendable {
  /// The text, as read.
  public let bytes: [UInt8]
  /// Whether every byte is ASCII, so that all units but cells count bytes.
  public let isASCII: Bool
  private let starts: [UInt32]
  private let markLength: Int

  /// Finds the lines of `bytes`.
  public init(_ bytes: [UInt8]) {
    var starts: [UInt32] = [0]
    var union: UInt8 = 0
    var previous: UInt8 = 0
    for (offset, byte) in bytes.enumerated() {
      union |= byte
      if previous == UInt8(ascii: "\r"), byte != UInt8(ascii: "\n") {
        starts.append(UInt32(truncatingIfNeeded: offset))
      }
      if byte == UInt8(ascii: "\n") { starts.append(UInt32(truncatingIfNeeded: offset + 1)) }
      previous = byte
    }
    if previous == UInt8(ascii: "\r") { starts.append(UInt32(truncatingIfNeeded: bytes.count)) }
    self.bytes = bytes
    self.isASCII = union < 0x80
    self.starts = starts
    self.markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The number of lines; a text that ends in a line break has an empty last one.
  public var lineCount: Int { starts.count }

  /// The line that holds the byte at `offset`, from 1.
  ///
  /// An offset past the end is on the last line.
  public func line(at offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// The byte range of a line, without its line break and without a byte-order mark.
  ///
  /// Lines count from 1.
  public func range(ofLine line: Int) -> Range<Int> {
    guard starts.indices.contains(line - 1) else { return bytes.count..<bytes.count }
    let start = line == 1 ? markLength : Int(starts[line - 1])
    var end = line < starts.count ? Int(starts[line]) : bytes.count
    if end > start, line < starts.count {
      if bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
      if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    return start..<max(start, end)
  }

  /// The line and column of the byte at `offset`; an offset past the end is the end.
  public func position(of offset: UInt32, in unit: ColumnUnit) -> Position {
    let line = line(at: offset)
    let start = line == 1 ? markLength : Int(starts[line - 1])
    let end = max(start, min(Int(offset), bytes.count))
    if unit == .utf8 || (isASCII && unit != .cells) {
      return Position(line: line, column: end - start + 1)
    }
    var column = 1
    for scalar in SourceScalars(bytes[start...]) {
      // A place inside a code point is where that code point starts.
      if scalar.offset + scalar.length > end { break }
      switch unit {
      case .codePoints, .utf8: column += 1
      case .utf16: column += scalar.value > 0xFFFF ? 2 : 1
      case .cells: column += scalar.cells(after: column - 1)
      }
    }
    return Position(line: line, column: column)
  }

  /// Where `span` starts and where it ends, exclusive.
  public func positions(of span: SourceSpan, in unit: ColumnUnit) -> (start: Position, end: Position) {
    (position(of: span.start, in: unit), position(of: max(span.start, span.end), in: unit))
  }
}
