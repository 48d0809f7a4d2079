import MidasCatalog
import MidasChecks
import MidasDiagnostics
import MidasSource
import Testing

@testable import MidasCompiler

@Suite("Facts meet by their keys, never by their hashes alone")
struct FactOrderTests {
  private struct Entry {
    var kind = FactKind.channelKey
    var hash: UInt64
    var key: String
  }

  /// Units that hold one fact for each entry, whose holder is the unit.
  private func units(_ entries: [[Entry]]) -> [Unit] {
    entries.enumerated().map { unit, entries in
      var draft = UnitDraft()
      for entry in entries {
        let start = UInt32(draft.text.count)
        draft.text += Array(entry.key.utf8)
        let end = UInt32(draft.text.count)
        draft.text += Array("shop-\(unit)/\(draft.facts.count)".utf8)
        draft.facts.append(
          Unit.Fact(
            kind: entry.kind, hash: entry.hash, key: Unit.Extent(start, end),
            addressEnd: UInt32(draft.text.count),
            place: Place(SourceSpan(at: start))))
      }
      return draft.unit()
    }
  }

  /// The holders of keys that others hold before them, each with its file.
  private func repeated(_ entries: [[Entry]]) -> [String] {
    let linked = Linker(Compiler(catalog: .builtIn)).link(units(entries)) { _ in nil }
    return linked.findings.filter { $0.rule == "duplicate-channel-key" }.map { finding in
      "\(finding.place.file): \(finding.message.split(separator: "`").dropFirst().first ?? "")"
    }.sorted()
  }

  @Test("Different keys with one hash are different")
  func collision() {
    let entries = ["card", "cart", "carx"].map { Entry(hash: 7, key: $0) }
    #expect(repeated([entries]) == [])
  }

  @Test("Repetitions are found among keys with one hash")
  func repetitionAmongCollisions() {
    let one = ["card", "cart"].map { Entry(hash: 7, key: $0) }
    let two = ["cart", "carx", "card", "cart"].map { Entry(hash: 7, key: $0) }
    #expect(repeated([one, two]) == ["1: shop-1/0", "1: shop-1/2", "1: shop-1/3"])
  }

  @Test("Equal keys of two kinds do not meet")
  func kinds() {
    let entries = [Entry(kind: .merchant, hash: 7, key: "a"), Entry(hash: 7, key: "a")]
    #expect(repeated([entries]) == [])
  }

  @Test("Many facts whose hashes fall into few buckets come out whole", arguments: [32, 0, 58])
  func crowd(shift: UInt64) {
    let entries = (0..<200).map { Entry(hash: UInt64($0 % 100) << shift, key: "key-\($0 % 100)") }
    #expect(repeated([entries]).count == 100)
  }

  @Test("Facts are in the order of their hashes, and found by them", arguments: [0, 1, 64, 65, 1000, 20_000])
  func order(count: Int) {
    var state: UInt64 = 1
    let references = (0..<count).map { index in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // One in eight has the hash of another.
      return FactOrder.Reference(hash: index % 8 == 0 ? 99 << 40 : state, unit: UInt32(index), fact: 0)
    }
    let order = FactOrder(references)
    #expect(order.references.map(\.hash) == references.map(\.hash).sorted())
    #expect(Set(order.references) == Set(references))
    for reference in references.prefix(100) { #expect(order[reference.hash].contains(reference)) }
    #expect(order[99 << 40].count == (count + 7) / 8)
    #expect(order[3].isEmpty)
  }
}
