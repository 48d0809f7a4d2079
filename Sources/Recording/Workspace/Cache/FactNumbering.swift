import MidasCompiler

/// Which number each unit has in the order of facts that is kept.
///
/// The order stays as it is while few units are younger: those are read where keys are looked up.
struct FactNumbering {
  /// Every unit gets a new number, and the order is written anew.
  let isNew: Bool
  private let linked: Linked
  private let old: CacheIndex?

  init(_ linked: Linked, after old: CacheIndex?) {
    self.linked = linked
    self.old = old
    let young = linked.facts.standings.count { if case .ordered = $0 { false } else { true } }
    isNew =
      linked.facts.unordered != nil && (!linked.facts.keepsOrder || young > 64 + linked.units.count / 64)
  }

  /// The number of a unit.
  func number(ofUnit unit: Int) -> UInt32 {
    if isNew { return UInt32(unit) }
    guard case .ordered(let number) = linked.facts.standings[unit] else { return CacheIndex.unordered }
    return UInt32(number)
  }

  /// Writes the order, where it is a new one.
  ///
  /// - Returns: its checksum; nil where it could not be written.
  func write(in folder: CacheFolder) -> UInt64? {
    guard isNew, let unordered = linked.facts.unordered else { return old?.header.link ?? 0 }
    var references = unordered.references
    if linked.facts.keepsOrder, let link = old?.header.link {
      guard let order = LinkFile.read(in: folder, checksum: link) else { return nil }
      var units: [UInt32: UInt32] = [:]
      for (unit, standing) in linked.facts.standings.enumerated() {
        if case .ordered(let number) = standing { units[UInt32(number)] = UInt32(unit) }
      }
      for var reference in order.references {
        guard let unit = units[reference.unit] else { continue }
        reference.unit = unit
        references.append(reference)
      }
      return LinkFile.write(FactOrder(references), in: folder)
    }
    return LinkFile.write(unordered, in: folder)
  }
}
