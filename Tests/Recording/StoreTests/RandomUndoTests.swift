import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import TestSupport
import Testing

@Suite("Undo of random revisions")
struct RandomUndoTests {
  @Test(
    "gives back the state before, and undone itself the state after", arguments: Shelf.allCases, 0..<8)
  func inverse(shelf: Shelf, seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed) + 700)
    try shelf.withStore { store in
      for _ in 0..<6 {
        let before = try store.read { try $0.head() }
        let merchants = RandomStateTests.merchants(using: &generator)
        guard try !store.settle(Wanted(workspace: "w", merchants: merchants)).isEmpty else { continue }
        let after = try store.read { try $0.head() }

        try store.undo(after.revision)
        #expect(try store.read { try $0.head().digest } == before.digest)
        try store.undo(after.revision + 1)
        #expect(try store.read { try $0.head().digest } == after.digest)
        #expect(try store.read { try Drift(of: $0, facts: PlanningFacts()).differences } == [])
      }
    }
  }

  @Test("names every thing as it was named before", arguments: Shelf.allCases, 0..<8)
  func renames(shelf: Shelf, seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed) + 900)
    try shelf.withStore { store in
      var handle = "acme"
      var ids = ["a", "b", "c", "d"]
      var submerchant = "s"
      try store.settle(Self.wanted(handle, ids, submerchant))
      for round in 0..<6 {
        let (oldHandle, oldStore) = (handle, submerchant)
        var moved: [(String, String)] = []
        for index in ids.indices where random.next(below: 2) == 0 {
          moved.append((ids[index], "r\(round)-\(index)"))
          ids[index] = "r\(round)-\(index)"
        }
        if random.next(below: 2) == 0 { submerchant = "s\(round)" }
        if random.next(below: 3) == 0 { handle = "acme\(round)" }
        let before = try store.read { try $0.head() }
        let ordinals = try store.ordinals()
        // A name that was left is taken by a new channel now and then.
        let extra = moved.first.map { random.next(below: 2) == 0 ? [$0.0] : [] } ?? []
        let wanted = Self.wanted(
          handle, ids + extra, submerchant, formerly: oldHandle, moved: moved, from: oldStore)
        guard try !store.settle(wanted).isEmpty else { continue }
        let after = try store.read { try $0.head() }
        try store.undo(after.revision)
        #expect(try store.read { try $0.head().digest } == before.digest)
        #expect(try store.ordinals() == ordinals, "a rename keeps the order")
        try store.undo(after.revision + 1)
        #expect(try store.read { try $0.head().digest } == after.digest)
        ids += extra
      }
    }
  }

  private static func wanted(
    _ handle: String, _ ids: [String], _ submerchant: String, formerly: String? = nil,
    moved: [(String, String)] = [], from: String? = nil
  ) -> Wanted {
    var resources = [Resource(.submerchant(handle, submerchant), [.submerchantTier: .text("B01")])]
    for (index, id) in ids.enumerated() {
      let assign: [Field: FieldValue] = index == 0 ? [.channelAssign: .text(submerchant)] : [:]
      // The MID tells a channel from one that has its name later.
      let mid = moved.contains { $0.0 == id } ? "M-new-\(id)" : "M\(index)-\(ids.count)"
      resources.append(.channel(handle, id, mode: "test", mid: mid, assign))
    }
    resources.append(
      Resource(.default(handle, submerchant: submerchant, "window"), [.defaultChannel: .text(ids[0])]))
    var moves = moved.map { (Address.channel(handle, $0.0), Address.channel(handle, $0.1)) }
    if let from, from != submerchant {
      moves.append((.submerchant(handle, from), .submerchant(handle, submerchant)))
    }
    return Wanted(
      workspace: "w",
      merchants: [
        WantedMerchant(handle, formerly: formerly == handle ? nil : formerly, moved: moves, resources)
      ])
  }
}

extension StateStore {
  /// Undoes a revision, as it was saved and read again.
  @discardableResult
  func undo(_ revision: Int, by workspace: String = "w") throws -> Plan {
    let outcome = try read { reader in
      let found = try #require(try reader.revisions(touching: nil).first { $0.number == revision })
      return try Undo(found, by: workspace, reading: reader).plan(with: Planner(), reading: reader)
    }
    #expect(outcome.findings.filter { !$0.isWarning } == [])
    _ = try apply(Plan(reading: Array(outcome.plan.json.utf8)), by: Author(actor: "test"))
    return outcome.plan
  }

  fileprivate func ordinals() throws -> [Address: Int] {
    try recorded().compactMapValues(\.ordinal)
  }
}
