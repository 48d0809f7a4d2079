import MidasChecks

/// Every fact of a workspace, hashed once, so that keys with several holders come out without comparing all.
struct FactTable {
  /// A fact: the unit it is in, and its index there.
  struct Reference {
    let unit: Int32
    let fact: Int32
  }

  private var facts: [Reference] = []
  /// For each fact the next one with the same key, or -1.
  private var next: [Int32] = []
  /// The last fact of each chain; only read for the first ones.
  private var last: [Int32] = []
  private var slots: [Int32]
  private var repeatedFirsts: [Int32] = []
  private let units: [Unit]

  /// An empty table with room for `count` facts of `units`.
  init(_ units: [Unit], count: Int) {
    self.units = units
    var capacity = 16
    while capacity < count * 2 { capacity *= 2 }
    slots = Array(repeating: -1, count: capacity)
    facts.reserveCapacity(count)
    next.reserveCapacity(count)
    last.reserveCapacity(count)
  }

  /// Adds a fact.
  mutating func insert(_ reference: Reference) {
    let fact = self[reference]
    let index = Int32(facts.count)
    facts.append(reference)
    next.append(-1)
    last.append(index)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: fact.hash) & mask
    while slots[slot] >= 0 {
      let first = Int(slots[slot])
      if isSameKey(facts[first], reference) {
        if next[first] < 0 { repeatedFirsts.append(Int32(first)) }
        next[Int(last[first])] = index
        last[first] = index
        return
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = index
  }

  /// The keys that several declarations hold, each with its holders in the order of insertion.
  var repeated: [[Reference]] {
    repeatedFirsts.map { first in
      var chain: [Reference] = []
      var index = first
      while index >= 0 {
        chain.append(facts[Int(index)])
        index = next[Int(index)]
      }
      return chain
    }
  }

  private subscript(reference: Reference) -> Unit.Fact {
    units[Int(reference.unit)].facts[Int(reference.fact)]
  }

  private func isSameKey(_ left: Reference, _ right: Reference) -> Bool {
    let first = self[left]
    let second = self[right]
    guard first.hash == second.hash, first.kind == second.kind else { return false }
    return units[Int(left.unit)].text[Int(first.keyStart)..<Int(first.keyEnd)].elementsEqual(
      units[Int(right.unit)].text[Int(second.keyStart)..<Int(second.keyEnd)])
  }
}
