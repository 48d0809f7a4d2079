public import MidasDiagnostics
import MidasSource

/// Edits of one file that keep clear of one another.
public struct Patch: Hashable, Sendable {
  /// The edits, by where they start.
  let edits: [Diagnostic.Edit]

  /// A patch of `edits`; nil where two of them meet, so that their order would matter.
  public init?(_ edits: some Sequence<Diagnostic.Edit>) {
    let sorted = edits.sorted { left, right in
      (left.place.span.start, left.place.span.end) < (right.place.span.start, right.place.span.end)
    }
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      let (first, second) = (left.place.span, right.place.span)
      guard first.end <= second.start else { return nil }
      let isInsertion = first.start == first.end || second.start == second.end
      guard first.end < second.start || !isInsertion else { return nil }
    }
    self.edits = sorted
  }

  /// The text that the edits make of `bytes`.
  public func applied(to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    var copied = 0
    for edit in edits {
      let start = min(Int(edit.place.span.start), bytes.count)
      result += bytes[copied..<max(copied, start)]
      result += edit.text.utf8
      copied = max(start, min(Int(edit.place.span.end), bytes.count))
    }
    return result + bytes[copied...]
  }

  /// Where what started at `offset` starts once the edits are made.
  ///
  /// What started inside of what an edit replaces starts where its text does; what started where one inserts still
  /// does, with the insertion as its first part.
  func moved(_ offset: UInt32) -> UInt32 {
    var moved = Int(offset)
    for edit in edits {
      let span = edit.place.span
      guard span.start < offset else { break }
      let shift = edit.text.utf8.count - Int(span.end - span.start)
      moved += span.end <= offset ? shift : Int(span.start) - Int(offset)
    }
    return UInt32(max(moved, 0))
  }
}
