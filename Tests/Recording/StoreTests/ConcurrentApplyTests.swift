import Dispatch
import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Synchronization
import Testing

@Suite("Two appliers at once")
struct ConcurrentApplyTests {
  /// Both count one channel's name up, each from what it read: their plans collide.
  @Test("come out as if one had gone after the other", arguments: Shelf.shared)
  func serialisable(shelf: Shelf) throws {
    try shelf.withStores { open in
      @Sendable func wanted(_ count: Int) -> Wanted {
        let counter = Resource.channel("acme", "counter", mid: "M", [.channelName: .text(String(count))])
        return Wanted(workspace: "w", merchants: [WantedMerchant("acme", [counter])])
      }
      try open().settle(wanted(0))

      let outcomes = Mutex((applied: 0, stale: 0, other: [String]()))
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        let store = open()
        for _ in 0..<25 {
          do {
            let plan = try store.read { reader in
              let card = try reader.merchant("acme")?.resources.first { $0.ordinal != nil }
              let count = Int(card?.resource.text(.channelName) ?? "") ?? 0
              return try Planner().plan(wanted(count + 1), against: reader).plan
            }
            _ = try store.apply(plan, by: Author(actor: "test"))
            outcomes.withLock { $0.applied += 1 }
          } catch StoreError.stale {
            outcomes.withLock { $0.stale += 1 }
          } catch {
            outcomes.withLock { $0.other.append("\(error)") }
          }
        }
      }

      let (applied, stale, other) = outcomes.withLock { $0 }
      #expect(other == [])
      #expect(applied + stale == 50)
      let store = open()
      // Nobody's count was lost: every apply that went through added one.
      #expect(
        try store.recorded()[.channel("acme", "counter")]?.resource.text(.channelName) == String(applied))
      #expect(try store.read { try $0.head().revision } == applied + 1)
    }
  }
}
