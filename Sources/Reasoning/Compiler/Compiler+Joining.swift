import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasSource
import MidasSyntax

extension Compiler {
  /// The unit of a merchant whose documents stand in several files, the one with its main document first; the file of
  /// a place in it is the position among these files.
  ///
  /// Rules look at whole merchants, so its files are read once more as one tree, in order. That costs only merchants
  /// that are split.
  ///
  /// - Returns: nil where no document of them declares the merchant.
  public func unit(ofMerchant handle: String, in texts: [[UInt8]]) -> Unit? {
    var segments: [(start: UInt32, file: Int32, bytes: [UInt8])] = []
    var tree: Tree?
    for (part, bytes) in texts.enumerated() {
      segments.append((UInt32(tree?.text.count ?? 0), Int32(part), bytes))
      let next = Tree(parsing: bytes)
      tree = tree?.joined(with: next) ?? next
    }
    guard let tree else { return nil }
    let file = MerchantFile(reading: tree)
    let (merchants, _) = Compiler.assembled(file.merchants)
    let whole = merchants.first { merchant in merchant.handle.value.map(merchant.string) == handle }
    guard let whole else { return nil }
    var builder = UnitBuilder([], by: self)
    builder.begin()
    builder.add(whole)
    var unit = builder.finish()
    SegmentMap(segments).move(&unit)
    return unit.unit()
  }
}

/// Tells which file a place of a joined tree is in.
private struct SegmentMap {
  private let segments: [(start: UInt32, file: Int32, bytes: [UInt8])]

  init(_ segments: [(start: UInt32, file: Int32, bytes: [UInt8])]) { self.segments = segments }

  /// Makes every place of a unit one in its file, and counts lines there.
  func move(_ unit: inout UnitDraft) {
    for index in unit.findings.indices { unit.findings[index].changePlaces(move) }
    for index in unit.facts.indices { move(&unit.facts[index].place) }
    for index in unit.merchants.indices { move(&unit.merchants[index].place) }
    for index in unit.moves.indices {
      move(&unit.moves[index].fromPlace)
      move(&unit.moves[index].toPlace)
    }
    var lines = Dictionary(uniqueKeysWithValues: segments.map { ($0.file, LineCounter($0.bytes)) })
    for index in unit.resources.indices {
      move(&unit.resources[index].place)
      let place = unit.resources[index].place
      unit.resources[index].line = lines[place.file]?.line(at: place.span.start) ?? 1
    }
  }

  private func move(_ place: inout Place) {
    guard let segment = segments.last(where: { $0.start <= place.span.start }) else { return }
    place.file = segment.file
    place.span.start -= segment.start
    place.span.end -= segment.start
  }
}
