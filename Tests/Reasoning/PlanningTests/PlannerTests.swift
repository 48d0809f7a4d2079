import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Planning")
struct PlannerTests {
  private func wanted(_ resources: [Resource], moved: [(Address, Address)] = []) -> Wanted {
    Wanted(workspace: "w", merchants: [WantedMerchant("acme", moved: moved, resources)])
  }

  private func outcome(from before: [Resource], to after: Wanted, facts: PlanningFacts = PlanningFacts())
    throws
    -> Planner.Outcome
  {
    let store = MemoryStore()
    try store.settle(wanted(before), facts: facts)
    return try store.plan(after, facts: facts)
  }

  private static let card = Resource.channel("acme", "card", mid: "M1", [.channelKey: .text("channel-key-1")])

  @Test(
    "replaces what PortOne cannot change, and updates the rest",
    arguments: [
      (Field.channelMode, FieldValue.text("test"), PlanStep.Action.replace),
      (.channelPG, .text("nice"), .replace),
      (.channelAPI, .set(["v2"]), .replace), (.channelModules, .set(["identity"]), .replace),
      (.channelModules, .set(["window.simple"]), .update), (.channelMID, .text("M2"), .update),
      (.channelMethods, .set(["card"]), .update), (.channelName, .text("Card"), .update),
    ])
  func actions(field: Field, value: FieldValue, action: PlanStep.Action) throws {
    var changed = Self.card
    changed[field] = value
    let steps = try outcome(from: [Self.card], to: wanted([changed])).plan.steps
    #expect(steps.map(\.action) == [action])
    #expect(steps.first?.changes.map(\.field) == [field.name])
  }

  @Test("replaces a sub-merchant whose tier changes")
  func tier() throws {
    func store(_ tier: String) -> Resource {
      Resource(.submerchant("acme", "books"), [.submerchantTier: .text(tier)])
    }
    #expect(
      try outcome(from: [store("B01")], to: wanted([store("B02")])).plan.steps.map(\.action) == [.replace])
  }

  @Test("replaces the default before it deletes the channel")
  func defaultFirst() throws {
    func main(_ channel: String) -> Resource {
      Resource(.default("acme", "window"), [.defaultChannel: .text(channel)])
    }
    let other = Resource.channel("acme", "other", mid: "M2")
    let steps = try outcome(from: [Self.card, main("card")], to: wanted([other, main("other")])).plan.steps
    #expect(
      steps.map { "\($0.action) \($0.address)" } == [
        "create acme/other", "update acme#default.window", "delete acme/card",
      ])
  }

  @Test("does nothing but warn when declaration and record disagree about the oldest channel")
  func order() throws {
    let young = Resource.channel("acme", "young", mid: "M2")
    let reordered = try outcome(from: [Self.card, young], to: wanted([young, Self.card]))
    #expect(reordered.plan.isEmpty)
    #expect(reordered.findings.map(\.rule) == ["declared-order-differs"])
    #expect(reordered.findings.first?.isWarning == true)
    #expect(reordered.findings.first?.address == .channel("acme", "young"))
    let codeless = PlanningFacts(code: { _ in nil })
    #expect(
      try outcome(from: [Self.card, young], to: wanted([young, Self.card]), facts: codeless).findings.isEmpty)
  }

  @Test("finds a default whose channel goes while another one could take its place")
  func defaultRemoved() throws {
    let main = Resource(.default("acme", "window"), [.defaultChannel: .text("card")])
    let other = Resource.channel("acme", "other", mid: "M2")
    let found = try outcome(from: [Self.card, main, other], to: wanted([other])).findings
    #expect(found.map(\.rule) == ["default-removed"])
    // The last channel takes the default with it, and a default may be left to the order of the channels.
    #expect(try outcome(from: [Self.card, main], to: wanted([])).findings.isEmpty)
    #expect(try outcome(from: [Self.card, main, other], to: wanted([Self.card, other])).findings.isEmpty)
    let identity = Resource.channel("acme", "identity", mid: "M3", modules: ["identity"])
    #expect(try outcome(from: [Self.card, main, identity], to: wanted([identity])).findings.isEmpty)
  }

  // MARK: - Renames

  private func channel(_ id: String) -> Resource { .channel("acme", id, mid: "M1") }
  private func move(_ from: String, _ to: String) -> (Address, Address) {
    (.channel("acme", from), .channel("acme", to))
  }

  @Test("resolves a chain of renames to its end, from wherever the record stands")
  func chain() throws {
    let moves = [move("a", "b"), move("b", "c")]
    for before in ["a", "b"] {
      let plan = try outcome(from: [channel(before)], to: wanted([channel("c")], moved: moves))
      #expect(plan.findings.isEmpty)
      #expect(
        plan.plan.steps.map { "\($0.action) \($0.from?.id ?? "") \($0.address.id)" } == ["rename \(before) c"]
      )
    }
    let done = try outcome(from: [channel("c")], to: wanted([channel("c")], moved: moves))
    #expect(done.plan.isEmpty && done.findings.isEmpty)
  }

  @Test("refuses a rename onto something recorded, and one of nothing")
  func wrongRenames() throws {
    let other = Resource.channel("acme", "b", mid: "M2")
    let onto = try outcome(from: [channel("a"), other], to: wanted([other], moved: [move("a", "b")]))
    #expect(onto.findings.map(\.rule) == ["moved-onto-existing"])
    let nothing = try outcome(
      from: [channel("a")], to: wanted([channel("a"), other], moved: [move("x", "b")]))
    #expect(nothing.findings.map(\.rule) == ["moved-not-found"])
    let fresh = try MemoryStore().plan(wanted([channel("a")], moved: [move("x", "a")]))
    #expect(fresh.findings.isEmpty)
  }

  @Test("refuses `formerly` where both handles are recorded")
  func formerly() throws {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("old"), WantedMerchant("new")]))
    let outcome = try store.plan(
      Wanted(
        workspace: "w", merchants: [WantedMerchant("new", formerly: "old", [.channel("new", "a", mid: "M")])])
    )
    #expect(outcome.findings.map(\.rule) == ["moved-onto-existing"])
  }

  @Test("gives a freed handle to a new merchant in the same plan")
  func freedHandle() throws {
    let store = MemoryStore()
    try store.settle(
      Wanted(workspace: "w", merchants: [WantedMerchant("old", [.channel("old", "a", mid: "M1")])]))
    try store.settle(
      Wanted(
        workspace: "w",
        merchants: [
          WantedMerchant("new", formerly: "old", [.channel("new", "a", mid: "M1")]),
          WantedMerchant("old", [.channel("old", "b", mid: "M2")]),
        ]))
    #expect(try store.recorded()[.channel("new", "a")]?.ordinal == 1)
  }

  // MARK: - Keys that only one may hold

  @Test("lets any number of channels have a free MID, and an identity channel that of a payment channel")
  func freeMIDs() throws {
    let free = PlanningFacts(isMIDFree: { $0.text(.channelMID) == "T" })
    let shared = [Resource.channel("acme", "a", mid: "T"), .channel("acme", "b", mid: "T")]
    #expect(try MemoryStore().plan(wanted(shared), facts: free).findings.isEmpty)
    #expect(try MemoryStore().plan(wanted(shared)).findings.map(\.rule) == ["duplicate-mid"])
    let both = [
      Resource.channel("acme", "a", mid: "M"), .channel("acme", "b", mid: "M", modules: ["identity"]),
    ]
    #expect(try MemoryStore().plan(wanted(both)).findings.isEmpty)
    let testing = [Resource.channel("acme", "a", mid: "M"), .channel("acme", "b", mode: "test", mid: "M")]
    #expect(try MemoryStore().plan(wanted(testing)).findings.isEmpty)
  }

  @Test("finds codes and channel keys that a merchant outside the plan holds")
  func heldElsewhere() throws {
    let store = MemoryStore()
    func merchant(_ handle: String) -> WantedMerchant {
      WantedMerchant(
        handle,
        [
          Resource(.key(handle, "code"), [.keyValue: .text("imp1")]),
          .channel(handle, "card", mid: "M-\(handle)", [.channelKey: .text("channel-key-1")]),
        ])
    }
    try store.settle(Wanted(workspace: "theirs", merchants: [merchant("one")]))
    let found = try store.plan(Wanted(workspace: "ours", merchants: [merchant("two")])).findings
    #expect(found.map(\.rule) == ["duplicate-merchant-code", "duplicate-channel-key"])
    #expect(found.map(\.other?.address.text) == ["one", "one/card"])
    #expect(found.map(\.other?.provenance?.path) == ["one.yaml", "one.yaml"])
  }
}
