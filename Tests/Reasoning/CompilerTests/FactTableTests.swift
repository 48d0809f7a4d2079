import MidasChecks
import MidasSource
import Testing

@testable import MidasCompiler

@Suite("Facts meet by their keys, never by their hashes alone")
struct FactTableTests {
  private struct Entry {
    var kind = FactKind.channelKey
    var hash: UInt64
    var key: String
  }

  /// Units that hold one fact for each entry.
  private func units(_ entries: [[Entry]]) -> [Unit] {
    entries.map { entries in
      var unit = Unit()
      for entry in entries {
        let start = UInt32(unit.text.count)
        unit.text += Array(entry.key.utf8)
        let end = UInt32(unit.text.count)
        unit.facts.append(
          Unit.Fact(
            kind: entry.kind, hash: entry.hash, keyStart: start, keyEnd: end, addressEnd: end,
            place: Place(SourceSpan(at: start))))
      }
      return unit
    }
  }

  /// The keys with several holders, each as often as it is held, in the order in which they repeat.
  private func repeated(_ entries: [[Entry]]) -> [[String]] {
    let units = units(entries)
    var table = FactTable(units, count: entries.reduce(0) { $0 + $1.count })
    for (unit, content) in units.enumerated() {
      for fact in content.facts.indices { table.insert(.init(unit: Int32(unit), fact: Int32(fact))) }
    }
    return table.repeated.map { chain in
      chain.map { reference in
        let unit = units[Int(reference.unit)]
        let fact = unit.facts[Int(reference.fact)]
        return "\(reference.unit):\(unit.string(fact.keyStart..<fact.keyEnd))"
      }
    }
  }

  @Test("Different keys with one hash are different")
  func collision() {
    let entries = ["card", "cart", "carx"].map { Entry(hash: 7, key: $0) }
    #expect(repeated([entries]) == [])
  }

  @Test("Repetitions are found among keys with one hash, and keep their order")
  func repetitionAmongCollisions() {
    let one = ["card", "cart"].map { Entry(hash: 7, key: $0) }
    let two = ["cart", "carx", "card", "cart"].map { Entry(hash: 7, key: $0) }
    #expect(repeated([one, two]) == [["0:cart", "1:cart", "1:cart"], ["0:card", "1:card"]])
  }

  @Test("Equal keys of two kinds do not meet")
  func kinds() {
    let entries = [Entry(kind: .merchant, hash: 7, key: "a"), Entry(kind: .storeID, hash: 7, key: "a")]
    #expect(repeated([entries]) == [])
  }

  @Test("Many facts whose hashes fall into few slots come out whole")
  func crowd() {
    // All hashes agree in the low bits, which choose the slot.
    let entries = (0..<200).map { Entry(hash: UInt64($0 % 100) << 32, key: "key-\($0 % 100)") }
    let chains = repeated([entries])
    #expect(chains.count == 100)
    #expect(chains.allSatisfy { $0.count == 2 && Set($0).count == 1 })
  }
}
