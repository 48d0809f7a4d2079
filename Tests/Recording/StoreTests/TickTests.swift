import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Ticks of the worklist")
struct TickTests {
  private func tick(_ revision: Int, _ position: Int, _ task: String = "console") -> WorklistTick {
    WorklistTick(
      revision: revision, position: position, task: task, time: "2026-11-27T00:00:00Z", actor: "민지 \t\\N")
  }

  @Test("are read in the order of what they are about, and never recorded twice", arguments: Shelf.allCases)
  func roundTrip(shelf: Shelf) throws {
    try shelf.withStore { store in
      #expect(try store.read { try $0.ticks() } == [])
      try store.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
      try store.settle(Wanted(workspace: "w", merchants: []))
      let ticks = [tick(2, 1), tick(1, 10), tick(1, 2, "deposit-url https://a.example"), tick(1, 2)]
      try store.write { try $0.append(Array(ticks.prefix(2))) }
      try store.write { try $0.append(Array(ticks.dropFirst(2))) }
      let read = try store.read { try $0.ticks() }
      #expect(read == [ticks[3], ticks[2], ticks[1], ticks[0]])
      #expect(throws: StoreError.self) { try store.write { try $0.append([tick(1, 2)]) } }
      #expect(throws: StoreError.self) { try store.write { try $0.append([tick(9, 0)]) } }
      #expect(try store.read { try $0.ticks() } == read)
    }
  }

  @Test("are outside of digests, seals, drift and undo", arguments: Shelf.allCases)
  func outside(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
      let recorded = try store.recorded()
      let head = try store.read { try $0.head() }
      try store.write { try $0.append([tick(1, 0)]) }
      #expect(try store.recorded() == recorded)
      #expect(try store.read { try $0.head() } == head)
      #expect(try store.audit().faults == [])
      #expect(try store.read { try Drift(of: $0, facts: PlanningFacts()) }.differences == [])
      let plan = try store.read { reader in
        let revision = try #require(try reader.revisions(touching: nil).first)
        return try Undo(revision, by: "w", reading: reader).plan(with: Planner(), reading: reader).plan
      }
      _ = try store.apply(plan, by: Author(actor: "test"))
      #expect(try store.read { try $0.ticks() } == [tick(1, 0)])
    }
  }

  @Test("stand beside what a rotation changed, which the history keeps", arguments: Shelf.allCases)
  func rotation(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
      let changes = [
        RecordedChange(
          action: .update, address: .channel("acme", "card"), from: nil, before: nil, after: nil,
          rotated: ["credentials.a", "credentials.b"])
      ]
      try store.write { transaction in
        var revision = try #require(try transaction.revisions(touching: nil).last)
        revision.number += 1
        var batch = Batch()
        batch.remember(changes[0], at: 0, of: revision.number)
        try transaction.write(batch)
        try transaction.settle()
        try transaction.append(revision)
      }
      #expect(try store.read { try $0.changes(in: 2) } == changes)
      #expect(try store.read { try $0.changes(in: 1) }.allSatisfy { $0.rotated.isEmpty })
    }
  }
}
