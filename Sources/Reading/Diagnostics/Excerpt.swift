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
  /// What the span covers beyond that line is not marked. What is in `hidden` is shown as asterisks. Of a long line
  /// only what surrounds the span is looked at.
  init(of span: SourceSpan, in index: LineIndex, hiding hidden: SpanSet) {
    line = index.line(at: span.start)
    let range = index.range(ofLine: line)
    var progress = index.waypoint(before: Int(span.start) - Self.lookBehind, onLine: line)
    var piece = Piece(startsLine: progress.offset <= range.lowerBound)
    var start: Int?
    var end: Int?
    for scalar in SourceScalars(index.bytes[progress.offset..<max(progress.offset, range.upperBound)]) {
      let cells = progress.cells
      if start == nil, scalar.offset + scalar.length > Int(span.start) { start = cells }
      if end == nil, start != nil, scalar.offset >= Int(span.end) { end = cells }
      if let start, cells > start + Self.widest {
        piece.endsLine = false
        break
      }
      let shown = scalar.shown(after: cells)
      let width = progress.advance(over: scalar)
      let text = hidden.contains(scalar.offset) ? String(repeating: "*", count: width) : shown
      piece.glyphs.append(Glyph(text: text, start: cells, width: width))
    }
    let from = start ?? progress.cells
    let marked = from..<max(end ?? progress.cells, from + 1)
    (text, indent, width) = piece.cut(around: marked, cells: progress.cells)
  }

  /// So many bytes before a span are looked at, which is more than the window shows of them.
  private static let lookBehind = 1024

  private struct Glyph {
    let text: String
    let start: Int
    let width: Int
  }

  /// The part of a line that was looked at.
  private struct Piece {
    var glyphs: [Glyph] = []
    let startsLine: Bool
    var endsLine = true

    /// All of it if it is a whole line and short, else the part around the marked cells with `…` where it is cut.
    func cut(around marked: Range<Int>, cells: Int) -> (text: String, indent: Int, width: Int) {
      guard cells > widest || !startsLine || !endsLine else {
        return (glyphs.map(\.text).joined(), marked.lowerBound, marked.count)
      }
      let first = max(0, min(marked.lowerBound - window.before, cells - window.width))
      let shown = glyphs.filter { $0.start >= first && $0.start + $0.width <= first + window.width }
      let start = shown.first?.start ?? first
      let end = shown.last.map { $0.start + $0.width } ?? start
      let head = start > 0 || !startsLine ? "…" : ""
      let tail = end < cells || !endsLine ? "…" : ""
      let indent = marked.lowerBound - start + (head.isEmpty ? 0 : 1)
      let width = max(1, min(marked.upperBound, end) - marked.lowerBound)
      return (head + shown.map(\.text).joined() + tail, indent, width)
    }
  }
}
