import MidasCatalog
import MidasPlanning
import MidasRerouting
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("What a plan says of requests") struct RoutesOfPlanTests {
  private func plan(
    from before: [Resource], to after: [Resource], moved: [(Address, Address)] = []
  ) throws -> Plan {
    let store = MemoryStore()
    if !before.isEmpty {
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", before)]))
    }
    return try plan(WantedMerchant("acme", moved: moved, after), on: store)
  }

  private func plan(_ merchant: WantedMerchant, on store: MemoryStore) throws -> Plan {
    let planner = Planner(routes: Rerouting(.builtIn).changes)
    return try store.read {
      try planner.plan(Wanted(workspace: "w", merchants: [merchant]), against: SealedState($0)).plan
    }
  }

  private func lines(_ plan: Plan) -> [String] {
    plan.text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("= ") }
  }

  private static let card = Resource.channel("acme", "card", mid: "M1", [.channelKey: .text("key-1")])
  private static let second = Resource.channel("acme", "card-2", mid: "M2")
  private static let main = Resource(.default("acme", "window"), [.defaultChannel: .text("card")])

  @Test("a replaced channel is the youngest, and its key is gone")
  func replaced() throws {
    var replaced = Self.card
    replaced[.channelAPI] = .set(["v1"])
    replaced[.channelKey] = nil
    let plan = try plan(
      from: [Self.card, Self.second, Self.main], to: [replaced, Self.second, Self.main])
    #expect(
      lines(plan) == [
        "= acme key=key-1: card → none", "= acme pg=kcp: card → card-2",
        "= requests: 1 loses its channel, 1 changes its answer; 0 elsewhere",
      ])
    #expect(plan.routes?.haveLosses == true)
  }

  @Test("a request that falls back without a word has lost its channel")
  func fallsBack() throws {
    let other = Resource.channel("acme", "toss", pg: "tosspay", mid: "T1")
    let main = Resource(.default("acme", "window"), [.defaultChannel: .text("toss")])
    let plan = try plan(from: [Self.card, other, main], to: [other, main])
    #expect(
      lines(plan).contains("= acme pg=kcp, pg=kcp.M1: card → fallback to toss"), "\(lines(plan))")
    #expect(!lines(plan).contains { $0.contains("no pg") }, "the default stays")
  }

  @Test("a rename alone changes no answer, and neither do names and secrets")
  func renamed() throws {
    var moved = Resource.channel("acme", "main-card", mid: "M1", [.channelKey: .text("key-1")])
    moved[.channelName] = .text("Main")
    let main = Resource(.default("acme", "window"), [.defaultChannel: .text("main-card")])
    let plan = try plan(
      from: [Self.card, Self.main], to: [moved, main],
      moved: [(Self.card.address, moved.address)])
    #expect(plan.steps.contains { $0.action == .rename })
    #expect(lines(plan) == ["= requests: none changes its answer"])
    #expect(plan.routes == RouteChanges())
  }

  @Test("a new merchant's requests are counted, and another whitelist is no matter of theirs")
  func counted() throws {
    let plan = try plan(from: [], to: [Self.card])
    #expect(plan.routes?.changes == [])
    // No pg, kcp, kcp.M1, the key, and what the channel can do.
    #expect(lines(plan) == ["= requests: 5 get their first answer"])
    let block = Resource(.whitelist("acme", try CIDR(parsing: "203.0.113.7/32".utf8)))
    #expect(
      try lines(self.plan(from: [Self.card], to: [Self.card, block])).allSatisfy { $0.contains("whitelist") })
  }

  @Test("a change of mode is told as one")
  func modes() throws {
    var test = Self.card
    test[.channelMode] = .text("test")
    let text = try lines(plan(from: [Self.card, Self.main], to: [test, Self.main]))
    #expect(text.contains("= acme pg=kcp, pg=kcp.M1, key=key-1: card (live) → card (test)"), "\(text)")
  }

  @Test("many changes are cut, and their number said")
  func many() throws {
    let channels = (0..<60).map {
      Resource.channel("acme", "c\($0)", pg: ["kcp", "nice", "tosspay"][$0 % 3], mid: "M\($0)")
    }
    let plan = try plan(from: channels, to: [])
    let text = lines(plan)
    #expect(text.count == 22)
    #expect(text[20].hasPrefix("= … and ") && text[20].hasSuffix(" more; `--format json` lists all of them"))
    #expect(plan.json.contains("\"effect\": \"lost\""))
    let markdown = plan.markdown(limit: 4_000)
    #expect(markdown.utf16.count <= 4_000)
    #expect(markdown.contains("more; `midas plan --format json` lists them."))
  }

  @Test("a plan that was saved before requests were compared is read")
  func older() throws {
    var plan = try plan(from: [], to: [Self.card])
    let text = plan.json
    let start = try #require(text.firstRange(of: "  \"routes\": {"))
    let end = try #require(text.firstRange(of: "  \"manual_steps\""))
    plan.routes = nil
    #expect(
      try Plan(reading: Array((text[..<start.lowerBound] + text[end.lowerBound...]).utf8)) == plan)
  }
}
