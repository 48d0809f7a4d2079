import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasSource
import MidasSyntax

/// A merchant whose documents stand in several files.
///
/// Rules look at whole merchants, so its files are read once more as one tree, in order. That costs only merchants
/// that are split.
struct JointMerchant {
  private let handle: String
  private let parts: [(file: Int, bytes: [UInt8]?)]

  /// The merchant `handle` of these files, the one with its main document first.
  init(handle: String, _ parts: [(file: Int, bytes: [UInt8]?)]) {
    self.handle = handle
    self.parts = parts
  }

  /// Its unit, in which every place names a file of the workspace; nil if a file cannot be had any more.
  func unit(by compiler: Compiler) -> Unit? {
    var segments: [(start: UInt32, file: Int32, bytes: [UInt8])] = []
    var tree: Tree?
    for part in parts {
      guard let bytes = part.bytes else { return nil }
      segments.append((UInt32(tree?.text.count ?? 0), Int32(part.file), bytes))
      let next = Tree(parsing: bytes)
      tree = tree?.joined(with: next) ?? next
    }
    guard let tree else { return nil }
    let file = MerchantFile(reading: tree)
    let (merchants, _) = Compiler.assembled(file.merchants)
    let whole = merchants.first { merchant in merchant.handle.value.map(merchant.string) == handle }
    guard let whole else { return nil }
    var builder = UnitBuilder([], by: compiler)
    builder.begin(findings: [])
    builder.add(whole)
    var unit = builder.finish()
    let map = SegmentMap(segments)
    map.move(&unit)
    return unit
  }
}

/// Tells which file a place of a joined tree is in.
private struct SegmentMap {
  private let segments: [(start: UInt32, file: Int32, bytes: [UInt8])]

  init(_ segments: [(start: UInt32, file: Int32, bytes: [UInt8])]) { self.segments = segments }

  /// Makes every place of a unit one of the workspace, and counts lines in the files they are in.
  func move(_ unit: inout Unit) {
    for index in unit.findings.indices { unit.findings[index].changePlaces(move) }
    for index in unit.facts.indices { move(&unit.facts[index].place) }
    for index in unit.merchants.indices {
      move(&unit.merchants[index].place)
      for entry in unit.merchants[index].moves.indices {
        move(&unit.merchants[index].moves[entry].fromPlace)
        move(&unit.merchants[index].moves[entry].toPlace)
      }
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
