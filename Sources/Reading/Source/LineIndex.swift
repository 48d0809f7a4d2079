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
  /// Places on long lines from which columns are counted on, so that many findings on one line cost no square.
  private let waypoints: [LineProgress]

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
    let markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.markLength = markLength
    self.waypoints = Self.waypoints(of: bytes, starts, markLength)
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
    let progress = progress(to: end, fromLineAt: start)
    return switch unit {
    case .utf8: Position(line: line, column: end - start + 1)
    case .codePoints: Position(line: line, column: progress.codePoints + 1)
    case .utf16: Position(line: line, column: progress.utf16 + 1)
    case .cells: Position(line: line, column: progress.cells + 1)
    }
  }

  /// Where `span` starts and where it ends, exclusive.
  public func positions(of span: SourceSpan, in unit: ColumnUnit) -> (start: Position, end: Position) {
    (position(of: span.start, in: unit), position(of: max(span.start, span.end), in: unit))
  }

  // MARK: - Long lines

  /// The distance of the waypoints on a line; shorter lines have none.
  private static let stride = 1024

  /// A place on a line, at or before `offset` and not far from it, to count on from.
  public func waypoint(before offset: Int, onLine line: Int) -> LineProgress {
    waypoint(before: offset, fromLineAt: range(ofLine: line).lowerBound)
  }

  private func waypoint(before offset: Int, fromLineAt start: Int) -> LineProgress {
    var low = 0
    var high = waypoints.count
    while low < high {
      let middle = (low + high) / 2
      if waypoints[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low > 0 && waypoints[low - 1].offset >= start ? waypoints[low - 1] : LineProgress(from: start)
  }

  /// A place inside a code point is where that code point starts.
  private func progress(to end: Int, fromLineAt start: Int) -> LineProgress {
    var progress = waypoint(before: end, fromLineAt: start)
    for scalar in SourceScalars(bytes[progress.offset...]) {
      if scalar.offset + scalar.length > end { break }
      progress.advance(over: scalar)
    }
    return progress
  }

  private static func waypoints(of bytes: [UInt8], _ starts: [UInt32], _ markLength: Int) -> [LineProgress] {
    var waypoints: [LineProgress] = []
    for (line, first) in starts.enumerated() {
      let end = line + 1 < starts.count ? Int(starts[line + 1]) : bytes.count
      guard end - Int(first) > stride else { continue }
      var progress = LineProgress(from: line == 0 ? markLength : Int(first))
      var next = progress.offset + stride
      for scalar in SourceScalars(bytes[progress.offset..<end]) {
        progress.advance(over: scalar)
        if progress.offset >= next {
          waypoints.append(progress)
          next = progress.offset + stride
        }
      }
    }
    return waypoints
  }
}
