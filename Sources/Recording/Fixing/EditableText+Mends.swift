public import MidasDiagnostics
public import MidasSource
import MidasSyntax

/// Mends as edits of bytes. None is made of what spans lines, stands in a block scalar or is repeated by an alias.
extension EditableText {
  /// The edits that a mend comes to; nil where it would touch more than it says.
  public func edits(for mend: Mend) -> [Diagnostic.Edit]? {
    let place = mend.place
    switch mend {
    case .text(_, let text):
      return scalar(at: place.span).flatMap { ScalarText.written(text, inPlaceOf: $0.style) }.map {
        [Diagnostic.Edit(place, $0)]
      }
    case .plain(_, let word):
      return scalar(at: place.span).map { _ in [Diagnostic.Edit(place, word)] }
    case .quotes:
      return surrounded(place, by: ("\"", "\""), quoted: false) {
        !"\"\\".utf8.contains($0) && (0x20...0x7E).contains($0)
      }
    case .list:
      return surrounded(place, by: ("[", "]"), quoted: true) { !"[]{}#&*!|>'\"%@`".utf8.contains($0) }
    case .removal: return removal(ofValueAt: place)
    case .word(_, let text): return isOneLine(place.span) ? [Diagnostic.Edit(place, text)] : nil
    case .uncomment: return isOneLine(place.span) ? [withoutComment(place)] : nil
    }
  }

  /// The scalar at a place between two texts, in its quotes or without; its own text is not repeated.
  private func surrounded(
    _ place: Place, by ends: (String, String), quoted allowsQuotes: Bool, allowing isAllowed: (UInt8) -> Bool
  ) -> [Diagnostic.Edit]? {
    let span = place.span
    guard let scalar = scalar(at: span), span.start < span.end,
      scalar.style != .plain ? allowsQuotes : bytes[Int(span.start)..<Int(span.end)].allSatisfy(isAllowed)
    else { return nil }
    return [
      Diagnostic.Edit(Place(file: place.file, SourceSpan(at: span.start)), ends.0),
      Diagnostic.Edit(Place(file: place.file, SourceSpan(at: span.end)), ends.1),
    ]
  }

  // MARK: - Removals

  /// The entry or list member with the value at a place taken out, unless nothing would be left beside it.
  private func removal(ofValueAt place: Place) -> [Diagnostic.Edit]? {
    guard let value = node(at: place.span), let parent = parent(of: value) else { return nil }
    let siblings = children(of: parent)
    let width = tree.nodes[parent].kind == .mapping ? 2 : 1
    guard siblings.count > width, let position = siblings.firstIndex(of: value) else { return nil }
    let first = position - (width - 1)
    guard first % width == 0 else { return nil }
    let start = tree.nodes[siblings[first]].span.start
    let entry = SourceSpan(start: start, end: tree.nodes[value].span.end)
    guard isOneLine(entry) else { return nil }
    let removed: Range<Int>?
    if isFlow(parent) {
      let before = first > 0 ? tree.nodes[siblings[first - 1]].span.end : nil
      let after = position + 1 < siblings.count ? tree.nodes[siblings[position + 1]].span.start : nil
      removed = flowRange(of: entry, before: before, after: after)
    } else {
      removed = lineRange(of: entry, isItem: width == 1)
    }
    return removed.map { range in
      [Diagnostic.Edit(Place(file: place.file, SourceSpan(range)), "")]
    }
  }

  /// The member of a list that holds a key at a place taken out, over all its lines; nil where it is the only one.
  public func edits(droppingMemberWithKeyAt place: Place) -> [Diagnostic.Edit]? {
    guard let key = node(at: place.span), let member = parent(of: key), let list = parent(of: member),
      tree.nodes[list].kind == .sequence
    else { return nil }
    let siblings = children(of: list)
    guard siblings.count > 1, let position = siblings.firstIndex(of: member) else { return nil }
    let span = tree.nodes[member].span
    let removed: Range<Int>?
    if isFlow(list) {
      let before = position > 0 ? tree.nodes[siblings[position - 1]].span.end : nil
      let after = position + 1 < siblings.count ? tree.nodes[siblings[position + 1]].span.start : nil
      removed = flowRange(of: span, before: before, after: after)
    } else {
      removed = linesRange(of: span)
    }
    return removed.map { [Diagnostic.Edit(Place(file: place.file, SourceSpan($0)), "")] }
  }

  /// The lines of a member that begins behind its dash and has them for itself, but for comments.
  private func linesRange(of member: SourceSpan) -> Range<Int>? {
    let start = line(around: member.start).lowerBound
    let end = line(around: member.end - 1).upperBound
    let rest = bytes[Int(member.end)..<end].drop(while: \.isBlank)
    guard bytes[start..<Int(member.start)].filter({ !$0.isBlank }) == [UInt8(ascii: "-")],
      rest.allSatisfy(\.isLineBreak) || rest.first == UInt8(ascii: "#")
    else { return nil }
    return start..<end
  }

  /// An entry in brackets with the comma that goes with it, if nothing but blanks stands around that.
  private func flowRange(of entry: SourceSpan, before: UInt32?, after: UInt32?) -> Range<Int>? {
    let (start, end) = (Int(entry.start), Int(entry.end))
    if let after {
      return isSeparator(bytes[end..<Int(after)]) ? start..<Int(after) : nil
    }
    return before.flatMap { before in isSeparator(bytes[Int(before)..<start]) ? Int(before)..<end : nil }
  }

  private func isSeparator(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0.isBlank || $0 == UInt8(ascii: ",") }
      && bytes.count { $0 == UInt8(ascii: ",") } == 1
  }

  /// The whole line of an entry that has it for itself, without comment.
  private func lineRange(of entry: SourceSpan, isItem: Bool) -> Range<Int>? {
    let line = line(around: entry.start)
    let lead = bytes[line.lowerBound..<Int(entry.start)].filter { !$0.isBlank }
    let rest = bytes[Int(entry.end)..<line.upperBound]
    guard lead == (isItem ? [UInt8(ascii: "-")] : []),
      rest.allSatisfy({ $0.isBlank || $0.isLineBreak })
    else { return nil }
    return line
  }

  /// A comment with the blanks before it, or with its line if it has that for itself.
  private func withoutComment(_ place: Place) -> Diagnostic.Edit {
    let line = line(around: place.span.start)
    var start = Int(place.span.start)
    while start > line.lowerBound, bytes[start - 1].isBlank { start -= 1 }
    let range = start == line.lowerBound ? line : start..<Int(place.span.end)
    return Diagnostic.Edit(Place(file: place.file, SourceSpan(range)), "")
  }
}

extension SourceSpan {
  fileprivate init(_ range: Range<Int>) {
    self.init(start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
  }
}
