import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Merchants that a plan creates whole")
struct CreationTests {
  @Test("are recorded, group by group, as if their steps had been held", arguments: Shelf.allCases)
  func likeHeld(shelf: Shelf) throws {
    try shelf.withStore { made in
      try shelf.withStore { held in
        for (store, isHeld) in [(made, false), (held, true)] {
          try store.settle(Wanted(workspace: "w", merchants: [Self.merchant(700, mid: "X")]))
          // One that is recorded changes among them, and gives up its MID to one that is created.
          let merchants = (0..<1_100).map { Self.merchant($0, mid: $0 == 3 ? "X" : "M\($0)") }
          let plan = try store.plan(Wanted(workspace: "w", merchants: merchants)).plan
          #expect(plan.steps.held.count < 3)
          #expect(plan.steps.madeCount == 3 * 1_099)
          let saved = try Plan(reading: Array(plan.json.utf8))
          #expect(saved.steps.madeCount == 0)
          _ = try store.apply(isHeld ? saved : plan, by: Author(actor: "test"))
          #expect(try store.plan(Wanted(workspace: "w", merchants: merchants)).plan.isEmpty)
        }
        #expect(try made.recorded() == held.recorded())
        let changes = try (made.read { try $0.changes(in: 2) }, held.read { try $0.changes(in: 2) })
        #expect(changes.0 == changes.1)
        #expect(changes.0.count == 3 * 1_099 + 1)
        #expect(try made.read { try $0.storedClaims() } == held.read { try $0.storedClaims() })
        #expect(try made.read { try $0.head().digest } == held.read { try $0.head().digest })
        #expect(try made.read { try Drift(of: $0, facts: PlanningFacts()).differences } == [])
      }
    }
  }

  @Test("are stale where somebody has a key that they take, and says who", arguments: Shelf.allCases)
  func taken(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("zero")]))
      let (first, second) = (try store.plan(Self.wanted("one")).plan, try store.plan(Self.wanted("two")).plan)
      #expect(second.steps.held.isEmpty)
      _ = try store.apply(first, by: Author(actor: "test"))
      let before = try store.recorded()
      #expect(throws: StoreError.stale("live MID `M1` of `kcp` belongs to `one/card` now")) {
        try store.apply(second, by: Author(actor: "test"))
      }
      #expect(throws: StoreError.stale("`one` was created by revision 2")) {
        try store.apply(first, by: Author(actor: "test"))
      }
      #expect(try store.recorded() == before)
    }
  }

  @Test(
    "take a MID that was opened to several stores, beside who has it for itself", arguments: Shelf.allCases)
  func opened(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("three"), WantedMerchant("zero")]))
      try store.settle(Self.wanted("one"))
      let opened = PlanningFacts(isMIDOpened: { _, _ in true })
      // One that is new, and one that was there.
      try store.settle(Self.wanted("two"), facts: opened)
      try store.settle(Self.wanted("three"), facts: opened)
      #expect(try store.read { try $0.storedClaims() }.map(\.claim.key[2]) == ["", "three", "two"])
    }
  }

  @Test("take a handle that another one leaves in the same plan", arguments: Shelf.allCases)
  func leftHandle(shelf: Shelf) throws {
    try shelf.withStore { store in
      let old = WantedMerchant("a", [.channel("a", "card", mid: "M1")])
      try store.settle(Wanted(workspace: "w", merchants: [old]))
      let wanted = Wanted(
        workspace: "w",
        merchants: [
          WantedMerchant("a", [.channel("a", "card", mid: "M2")]),
          WantedMerchant("b", formerly: "a", [.channel("b", "card", mid: "M1")]),
        ])
      try store.settle(wanted)
      #expect(try store.recorded()[.channel("b", "card")]?.resource.text(.channelMID) == "M1")
      #expect(try store.recorded()[.channel("a", "card")]?.resource.text(.channelMID) == "M2")
    }
  }

  @Test("are refused where two steps of a plan are about one address", arguments: Shelf.allCases)
  func repeated(shelf: Shelf) throws {
    try shelf.withStore { store in
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("zero")]))
      var plan = try Plan(reading: Array(store.plan(Self.wanted("one")).plan.json.utf8))
      plan.steps.append(contentsOf: [plan.steps[plan.steps.count - 1]])
      let before = try store.recorded()
      #expect(throws: StoreError.self) { try store.apply(plan, by: Author(actor: "test")) }
      #expect(try store.recorded() == before)
    }
  }

  /// One merchant, whose channel has the MID that every other one's has.
  private static func wanted(_ handle: String) -> Wanted {
    Wanted(
      workspace: "w", selection: .merchants([handle]),
      merchants: [WantedMerchant(handle, [.channel(handle, "card", mid: "M1")])])
  }

  private static func merchant(_ number: Int, mid: String) -> WantedMerchant {
    let handle = "m\(number)"
    return WantedMerchant(
      handle, [.channel(handle, "b", mid: mid), .channel(handle, "a", mode: "test", mid: "T")])
  }
}
