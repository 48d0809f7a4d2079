import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Undo")
struct UndoTests {
  private func wanted(_ channels: [Resource], _ more: [Resource] = [], handle: String = "acme") -> Wanted {
    Wanted(workspace: "w", merchants: [WantedMerchant(handle, channels + more)])
  }

  private func refusal(_ store: any StateStore, _ revision: Int, by workspace: String = "w") -> String? {
    do {
      _ = try store.undo(revision, by: workspace)
      return nil
    } catch StoreError.stale(let reason) {
      return reason
    } catch {
      return "\(error)"
    }
  }

  @Test("opens a deleted channel as the youngest, without its key, and says so", arguments: Shelf.allCases)
  func reopening(shelf: Shelf) throws {
    try shelf.withStore { store in
      let one = Resource.channel("acme", "one", mid: "M1", [.channelKey: .text("channel-key-1")])
      let two = Resource.channel("acme", "two", mid: "M2")
      let three = Resource.channel("acme", "three", mid: "M3")
      try store.settle(wanted([one, two, three]))
      try store.settle(wanted([three]))
      let plan = try store.undo(2)
      let recorded = try store.recorded()
      #expect(recorded[.channel("acme", "three")]?.ordinal == 3)
      #expect(recorded[.channel("acme", "one")]?.ordinal == 4, "the order among those that come back is kept")
      #expect(recorded[.channel("acme", "two")]?.ordinal == 5)
      #expect(recorded[.channel("acme", "one")]?.resource[.channelKey] == nil)
      let notes = plan.steps.flatMap(\.notes)
      #expect(
        notes.contains(
          "it comes back as the youngest channel of its merchant, and without its key `channel-key-1`: the console gives it another"
        ))
      #expect(notes.contains("it comes back as the youngest channel of its merchant"))
    }
  }

  @Test("of a replacement replaces once more", arguments: Shelf.allCases)
  func replacement(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(wanted([.channel("acme", "one", mid: "M1"), .channel("acme", "two", mid: "M2")]))
      try store.settle(
        wanted([.channel("acme", "one", mode: "test", mid: "M1"), .channel("acme", "two", mid: "M2")]))
      let plan = try store.undo(2)
      #expect(plan.steps.map(\.action) == [.replace])
      #expect(try store.recorded()[.channel("acme", "one")]?.ordinal == 4)
    }
  }

  @Test("is refused where a later revision touched what it left, which is named", arguments: Shelf.allCases)
  func stale(shelf: Shelf) throws {
    try shelf.withStore { store in
      let one = Resource.channel("acme", "one", mid: "M1")
      try store.settle(wanted([one]))
      try store.settle(wanted([.channel("acme", "one", mid: "M2")]))
      try store.settle(wanted([.channel("acme", "one", mid: "M3")]))
      #expect(refusal(store, 2) == "`acme/one` was changed by revision 3, after revision 2")
      try store.settle(wanted([]))
      #expect(refusal(store, 3) == "`acme/one` was changed by revision 4, after revision 3")
      try store.settle(wanted([one]))
      #expect(refusal(store, 4) == "`acme/one` was changed by revision 5, after revision 4")
      #expect(
        refusal(store, 5, by: "other")
          == "merchant `acme` belongs to workspace `w`, which has to undo it, not `other`")
      #expect(refusal(store, 5) == nil)
    }
  }

  @Test("is refused where something later needs what would go", arguments: Shelf.allCases)
  func dangling(shelf: Shelf) throws {
    try shelf.withStore { store in
      let books = Resource(.submerchant("acme", "books"), [.submerchantTier: .text("B01")])
      let one = Resource.channel("acme", "one", mid: "M1")
      try store.settle(wanted([one]))
      try store.settle(wanted([one], [books]))
      let assigned = Resource.channel("acme", "one", mid: "M1", [.channelAssign: .text("books")])
      try store.settle(wanted([assigned], [books]))
      #expect(
        refusal(store, 2) == "`acme/one`, as revision 3 left it, needs `acme:books`, which would be gone")
      #expect(
        refusal(store, 1)?.hasPrefix("`acme/one` was changed by revision 3") == true)
      // The merchant itself cannot go while something that came later is in it.
      try store.settle(wanted([one], [books]))
      #expect(
        refusal(store, 1) == "`acme:books`, as revision 2 left it, needs `acme`, which would be gone")
    }
  }

  @Test("takes a merchant's old handle back, though another merchant took it", arguments: Shelf.allCases)
  func takenHandle(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(wanted([.channel("acme", "one", mid: "M1")]))
      let before = try store.read { try $0.head().digest }
      try store.settle(
        Wanted(
          workspace: "w",
          merchants: [
            WantedMerchant("acme2", formerly: "acme", [.channel("acme2", "one", mid: "M1")]),
            WantedMerchant("acme", [.channel("acme", "one", mid: "M2")]),
          ]))
      try store.undo(2)
      #expect(try store.read { try $0.head().digest } == before)
      #expect(try store.read { try Drift(of: $0, facts: PlanningFacts()).differences } == [])
    }
  }

  @Test("has to pass the gates like any other plan", arguments: Shelf.allCases)
  func gates(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(wanted([]))
      try store.settle(wanted([.channel("acme", "one", mid: "M1", [.channelProtect: .text("main")])]))
      let outcome = try store.read { reader in
        let revision = try #require(try reader.revisions(touching: nil).last)
        return try Undo(revision, by: "w", reading: reader).plan(with: Planner(), reading: reader)
      }
      #expect(outcome.plan.gates == [.liveChannelDeletions, .protected])
    }
  }
}
