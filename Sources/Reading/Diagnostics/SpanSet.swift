import MidasSource

/// Spans of one file, merged and in order, for quick answers about what they cover.
struct SpanSet {
  private var spans: [SourceSpan] = []

  /// The bytes that any of `spans` covers.
  init(_ spans: some Sequence<SourceSpan>) {
    for span in spans.filter({ $0.start < $0.end }).sorted(by: { $0.start < $1.start }) {
      if let last = self.spans.last, span.start <= last.end {
        self.spans[self.spans.count - 1].end = max(last.end, span.end)
      } else {
        self.spans.append(span)
      }
    }
  }

  /// Whether the byte at `offset` is covered.
  func contains(_ offset: Int) -> Bool {
    overlaps(offset..<(offset + 1))
  }

  /// Whether any byte of `range` is covered.
  func overlaps(_ range: Range<Int>) -> Bool {
    guard let first = first(endingAfter: range.lowerBound) else { return false }
    return Int(spans[first].start) < range.upperBound && !range.isEmpty
  }

  /// The bytes of `range` with an asterisk for each span that is covered.
  func masking(_ range: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
    var masked: [UInt8] = []
    var cursor = range.lowerBound
    var index = first(endingAfter: cursor) ?? spans.count
    while index < spans.count, Int(spans[index].start) < range.upperBound {
      masked += bytes[cursor..<max(cursor, Int(spans[index].start))] + [UInt8(ascii: "*")]
      cursor = min(range.upperBound, Int(spans[index].end))
      index += 1
    }
    return masked + bytes[cursor..<range.upperBound]
  }

  private func first(endingAfter offset: Int) -> Int? {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if Int(spans[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low < spans.count ? low : nil
  }
}
