import MidasSource

/// One line of a source file as a terminal shows it, and which cells of it a span covers.
struct Excerpt {
  /// Lines that take more cells are cut to a window around the span.
  static let widest = 200
  /// The cells of such a window, and how many of them stand before the span.
  private static let window = (width: 160, before: 40)

  /// The line number, from 1.
  let line: Int
  /// The line with tabs spread out and control characters escaped.
  let text: String
  /// The blanks up to the first marked cell.
  let indent: Int
  /// The number of marked cells, at least 1.
  let width: Int

  /// The line on which `span` starts.
  ///
  /// What the span covers beyond that line is not marked. What `secrets` cover, and what looks like one, is shown as
  /// asterisks.
  init(of span: SourceSpan, in index: LineIndex, hiding secrets: [SourceSpan] = []) {
    line = index.line(at: span.start)
    let range = index.range(ofLine: line)
    let hidden =
      SecretValues.spans(in: index.bytes[range])
      + secrets.filter { $0.start < range.upperBound && $0.end > range.lowerBound }
    var glyphs: [Glyph] = []
    var cells = 0
    var start: Int?
    var end: Int?
    for scalar in SourceScalars(index.bytes[range]) {
      if start == nil, scalar.offset + scalar.length > Int(span.start) { start = cells }
      if end == nil, start != nil, scalar.offset >= Int(span.end) { end = cells }
      let width = scalar.cells(after: cells)
      let isSecret = hidden.contains { $0.start <= scalar.offset && scalar.offset < $0.end }
      let text = isSecret ? String(repeating: "*", count: width) : scalar.shown(after: cells)
      glyphs.append(Glyph(text: text, start: cells, width: width))
      cells += width
    }
    let from = start ?? cells
    let marked = from..<max(end ?? cells, from + 1)
    (text, indent, width) = Self.cut(glyphs, cells: cells, marked: marked)
  }

  private struct Glyph {
    let text: String
    let start: Int
    let width: Int
  }

  /// The whole line, or of a long one the part around the marked cells with `…` where it is cut.
  private static func cut(
    _ glyphs: [Glyph], cells: Int, marked: Range<Int>
  ) -> (text: String, indent: Int, width: Int) {
    guard cells > widest else {
      return (glyphs.map(\.text).joined(), marked.lowerBound, marked.count)
    }
    let first = max(0, min(marked.lowerBound - window.before, cells - window.width))
    let shown = glyphs.filter { $0.start >= first && $0.start + $0.width <= first + window.width }
    let start = shown.first?.start ?? first
    let end = shown.last.map { $0.start + $0.width } ?? start
    let head = start > 0 ? "…" : ""
    let tail = end < cells ? "…" : ""
    let indent = marked.lowerBound - start + (head.isEmpty ? 0 : 1)
    let width = max(1, min(marked.upperBound, end) - marked.lowerBound)
    return (head + shown.map(\.text).joined() + tail, indent, width)
  }
}
