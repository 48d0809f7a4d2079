import MidasChecks
import MidasDiagnostics
import MidasSource

/// Keys that several declarations hold.
extension Link {
  private typealias Reference = FactOrder.Reference

  /// Adds what rules say of keys that several declarations hold.
  ///
  /// Looked at are the keys of fresh units, and those that were shared before: no other key can have come to have
  /// several holders, or have lost one.
  mutating func addSharedKeys(by compiler: Compiler) {
    let isKnown = earlier.map { !$0.repeated.isEmpty } ?? false
    guard isKnown || standings.contains(.fresh) else { return }
    var ordered = earlier?.facts()
    // Without the order that was kept, every unit is read.
    let unitOfNumber = ordered == nil ? [] : numbers
    if unitOfNumber.isEmpty { ordered = nil }
    var fresh = Set<UInt64>()
    var references: [Reference] = []
    for (unit, standing) in standings.enumerated() {
      if case .ordered = standing, ordered != nil { continue }
      for (index, fact) in units[unit].facts.enumerated() {
        references.append(Reference(hash: fact.hash, unit: UInt32(unit), fact: UInt32(index)))
        if standing == .fresh, earlier != nil { fresh.insert(fact.hash) }
      }
    }
    let unordered = FactOrder(references)
    facts.unordered = unordered
    facts.keepsOrder = ordered != nil

    func look(_ hash: UInt64, _ references: ArraySlice<Reference>) {
      var holders = (ordered?[hash] ?? []).compactMap { known -> Reference? in
        let number = Int(known.unit)
        guard unitOfNumber.indices.contains(number), unitOfNumber[number] >= 0 else { return nil }
        return Reference(hash: hash, unit: UInt32(unitOfNumber[number]), fact: known.fact)
      }
      holders += references
      holders.removeAll(where: isReplaced)
      guard holders.count > 1 else { return }
      holders.sort { ($0.unit, $0.fact) < ($1.unit, $1.fact) }
      facts.repeated.append(hash)
      for chain in chains(of: holders) where chain.count > 1 { report(chain, by: compiler) }
    }
    if ordered == nil {
      unordered.forEachHash(look)
    } else {
      for hash in fresh.union(earlier?.repeated ?? []).sorted() { look(hash, unordered[hash]) }
    }
  }

  /// The unit of each number that the order of facts knows; -1 for units that are no more.
  private var numbers: [Int32] {
    var units: [Int32] = []
    for (unit, standing) in standings.enumerated() {
      guard case .ordered(let number) = standing else { continue }
      while units.count <= number { units.append(-1) }
      units[number] = Int32(unit)
    }
    return units
  }

  /// Whether the fact is of a merchant whose whole stands in another unit.
  private func isReplaced(_ reference: Reference) -> Bool {
    guard !replaced.isEmpty else { return false }
    let unit = Int(reference.unit)
    return units.outlines[unit].merchants.enumerated().contains { index, entry in
      entry.facts.indices.contains(Int(reference.fact))
        && replaced.contains(Declaration(unit: unit, index: index))
    }
  }

  private struct Holder {
    let kind: FactKind
    let key: [UInt8]
    let holder: FactHolder
  }

  /// Facts with one hash, parted by their keys.
  private func chains(of references: [Reference]) -> [[Holder]] {
    var chains: [[Holder]] = []
    for reference in references {
      let unit = units[Int(reference.unit)]
      guard unit.facts.indices.contains(Int(reference.fact)) else { continue }
      let fact = unit.facts[Int(reference.fact)]
      let address = unit.string(fact.address)
      let holder = Holder(
        kind: fact.kind, key: Array(unit.bytes(of: fact.key)),
        holder: FactHolder(
          key: unit.string(fact.key), merchant: String(address.prefix { !":/#%".contains($0) }),
          address: address,
          place: place(fact.place, of: Int(reference.unit))))
      let chain = chains.firstIndex { $0[0].kind == holder.kind && $0[0].key == holder.key }
      if let chain { chains[chain].append(holder) } else { chains.append([holder]) }
    }
    return chains
  }

  private mutating func report(_ chain: [Holder], by compiler: Compiler) {
    let holders = chain.map(\.holder).sorted { left, right in
      (left.place.file, left.place.span.start) < (right.place.file, right.place.span.start)
    }
    findings += compiler.rules.findings(of: chain[0].kind, holders: holders)
  }
}

extension FactOrder {
  /// Hands over each hash with its facts.
  fileprivate func forEachHash(_ body: (UInt64, ArraySlice<Reference>) -> Void) {
    var start = 0
    while start < references.count {
      let hash = references[start].hash
      var end = start + 1
      while end < references.count, references[end].hash == hash { end += 1 }
      if end - start > 1 { body(hash, references[start..<end]) }
      start = end
    }
  }
}
