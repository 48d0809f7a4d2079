public import MidasSource

extension Sequence where Element == Diagnostic {
  /// The findings in the order in which they are printed, each once.
  ///
  /// By path, then where they start, then the worst first, then rule and message; what is still equal
  /// is told apart by every other field, so that the order never depends on how the findings came about.
  public func inPrintedOrder(of files: SourceFiles) -> [Diagnostic] {
    let distinct = Array(Set(self))
    let rank = FileRank(of: distinct.lazy.map(\.place.file), in: files)
    return distinct.sorted { left, right in
      if left.place.file != right.place.file {
        return rank[left.place.file] < rank[right.place.file]
      }
      return FindingKey(left) < FindingKey(right)
    }
  }
}

/// Files by the order of their paths' bytes; files of one path by their index.
private struct FileRank {
  private var ranks: [Int32: Int] = [:]

  init(of indices: some Sequence<Int32>, in files: SourceFiles) {
    let named = Set(indices).map { (path: Array((files.path(of: $0) ?? "").utf8), index: $0) }
    let ordered = named.sorted { left, right in
      left.path == right.path
        ? left.index < right.index : left.path.lexicographicallyPrecedes(right.path)
    }
    for (rank, file) in ordered.enumerated() { ranks[file.index] = rank }
  }

  subscript(index: Int32) -> Int { ranks[index] ?? 0 }
}

/// What orders two findings of one file.
private struct FindingKey: Comparable {
  let finding: Diagnostic

  init(_ finding: Diagnostic) { self.finding = finding }

  static func < (left: FindingKey, right: FindingKey) -> Bool {
    let (a, b) = (left.finding, right.finding)
    if a.place.span.start != b.place.span.start { return a.place.span.start < b.place.span.start }
    if a.severity != b.severity { return a.severity > b.severity }
    if a.rule != b.rule { return a.rule < b.rule }
    if a.message != b.message { return a.message < b.message }
    if a.place.span.end != b.place.span.end { return a.place.span.end < b.place.span.end }
    return left.remainder.lexicographicallyPrecedes(right.remainder)
  }

  /// The fields that seldom decide, as text.
  private var remainder: [String] {
    [finding.label, finding.help ?? "", finding.mend?.title ?? ""]
      + finding.related.flatMap { [$0.message] + Self.text($0.place) }
      + finding.fixes.flatMap { fix in [fix.title] + fix.edits.flatMap { [$0.text] + Self.text($0.place) } }
  }

  private static func text(_ place: Place) -> [String] {
    [place.file, Int32(bitPattern: place.span.start), Int32(bitPattern: place.span.end)].map { "\($0)" }
  }
}
