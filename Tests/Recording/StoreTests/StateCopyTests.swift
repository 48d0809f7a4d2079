import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import TestSupport
import Testing

@Suite("A copied state")
struct StateCopyTests {
  private static let pairs = Shelf.allCases.flatMap { from in Shelf.allCases.map { (from, $0) } }

  /// Some revisions of random merchants, the last with a change of every kind.
  private func fill(_ store: any StateStore, seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<5 {
      try store.settle(Wanted(workspace: "w", merchants: RandomStateTests.merchants(using: &random)))
    }
    try store.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
  }

  @Test("is what it was copied from, history included", arguments: pairs)
  func whole(from: Shelf, to: Shelf) throws {
    try from.withStore { source in
      try to.withStore { target in
        try fill(source, seed: 7)
        let tick = WorklistTick(revision: 2, position: 0, task: "console", time: "T", actor: "me")
        try source.write { try $0.append([tick]) }
        let head = try source.copy(to: target)
        #expect(head.revision == 6)
        #expect(try target.recorded() == source.recorded())
        #expect(
          try target.read { try StateDigest.digest(of: $0) } == source.read { try StateDigest.digest(of: $0) }
        )

        #expect(try target.audit().faults == [])
        #expect(try target.read { try $0.ticks() } == [tick])

        // It goes on as the other would have: the same plan fits both.
        let next = Wanted(
          workspace: "w",
          merchants: [ContractTests.acme, WantedMerchant("zoo", [.channel("zoo", "card", mid: "Z1")])])
        let plan = try source.plan(next).plan
        #expect(try target.plan(next).plan == plan)
        #expect(try target.apply(plan, by: Author(actor: "test")).number == 7)
      }
    }
  }

  @Test("goes into an empty store only, and is nothing where there is nothing", arguments: pairs)
  func refusals(from: Shelf, to: Shelf) throws {
    try from.withStore { source in
      try to.withStore { target in
        #expect(throws: StoreError.unavailable("there is no state to copy")) { try source.copy(to: target) }
        try source.settle(Wanted(workspace: "w", merchants: [WantedMerchant("a")]))
        try target.settle(Wanted(workspace: "w", merchants: [WantedMerchant("b")]))
        let before = try target.read { try StateDigest.digest(of: $0) }
        #expect(throws: StoreError.self) { try source.copy(to: target) }
        #expect(try target.read { try StateDigest.digest(of: $0) } == before)
      }
    }
  }

  @Test("differs in its digest by whatever is other in it")
  func digest() throws {
    try Shelf.memory.withStore { first in
      try Shelf.memory.withStore { second in
        try first.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
        _ = try first.copy(to: second)
        let before = try second.read { try StateDigest.digest(of: $0) }
        // The same content, with a revision more.
        try second.settle(Wanted(workspace: "w", merchants: []))
        try second.settle(Wanted(workspace: "w", merchants: [ContractTests.acme]))
        #expect(try second.read { try StateDigest.digest(of: $0) } != before)
        #expect(try second.read { try $0.head().digest } == first.read { try $0.head().digest })
      }
    }
  }
}
