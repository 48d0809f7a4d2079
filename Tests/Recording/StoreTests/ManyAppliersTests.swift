import Dispatch
import Foundation
import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Synchronization
import TestSupport
import Testing

@Suite("Two to eight appliers at once")
struct ManyAppliersTests {
  @Test("leave a history that replays to what is recorded", arguments: Shelf.shared, 2...8)
  func replay(shelf: Shelf, appliers: Int) throws {
    try shelf.withStores { open in
      try open().settle(Self.wanted(merchants: [0, 1, 2], name: "first", takes: false))
      let outcomes = Mutex((applied: 0, refused: 0, other: [String]()))
      DispatchQueue.concurrentPerform(iterations: appliers) { applier in
        var random = SeededRandom(seed: UInt64(appliers * 100 + applier))
        let store = open()
        for round in 0..<4 {
          do {
            let merchants = [0, 1, 2].filter { _ in random.next(below: 2) == 0 }
            // Only one of all who want the free MID can have it.
            let wanted = Self.wanted(
              merchants: merchants, name: "\(applier)-\(round)", takes: random.next(below: 2) == 0)
            let outcome = try store.plan(wanted)
            guard outcome.findings.allSatisfy(\.isWarning) else { continue }
            usleep(UInt32(random.next(below: 4_000)))
            guard !outcome.plan.isEmpty else { continue }
            _ = try store.apply(outcome.plan, by: Author(actor: "applier \(applier)"))
            outcomes.withLock { $0.applied += 1 }
          } catch StoreError.stale {
            outcomes.withLock { $0.refused += 1 }
          } catch {
            outcomes.withLock { $0.other.append("\(error)") }
          }
        }
      }
      let (applied, _, other) = outcomes.withLock { $0 }
      #expect(other == [])
      #expect(applied > 0)
      let audit = try open().audit()
      #expect(audit.faults == [])
      #expect(audit.head.revision == applied + 1)
    }
  }

  /// Some merchants with a channel called `name`, the first of them perhaps with the one MID that all want.
  private static func wanted(merchants: [Int], name: String, takes: Bool) -> Wanted {
    let handles = merchants.map { "m\($0)" }
    let declared = handles.enumerated().map { index, handle in
      var channels = [Resource.channel(handle, "own", mid: "own-\(handle)", [.channelName: .text(name)])]
      if takes, index == 0 { channels.append(.channel(handle, "taken", mid: "TAKEN")) }
      return WantedMerchant(handle, channels)
    }
    return Wanted(workspace: "w", selection: .merchants(Set(handles)), merchants: declared)
  }
}
