import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Gates")
struct GateTests {
  /// The plan from a merchant with `before` to one with `after`.
  private func plan(
    _ before: [Resource], _ after: [Resource], limits: Limits = Limits()
  ) throws -> Plan {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", before)]))
    return try store.plan(Wanted(workspace: "w", merchants: [WantedMerchant("acme", after)]), limits: limits)
      .plan
  }

  private func tests(_ count: Int) -> [Resource] {
    (0..<count).map { .channel("acme", "t\($0)", mode: "test", mid: "T\($0)") }
  }

  @Test(
    "of deletions count from the fourth, in percent of what is recorded",
    arguments: [(10, 7, false), (10, 6, true), (41, 37, false), (39, 35, true), (4, 0, true), (3, 0, false)])
  func deletions(recorded: Int, left: Int, isGated: Bool) throws {
    let plan = try plan(tests(recorded), tests(left))
    #expect(plan.gates == (isGated ? [.deletions] : []))
    #expect(plan.steps.allSatisfy { $0.gates.isEmpty != isGated })
  }

  @Test("of deletions may be a number")
  func number() throws {
    #expect(try plan(tests(2), tests(1), limits: Limits(deletions: .count(0))).gates == [.deletions])
    #expect(try plan(tests(9), tests(1), limits: Limits(deletions: .count(8))).gates == [])
  }

  @Test("stop the deletion and the replacement of a live channel")
  func liveChannels() throws {
    let live = Resource.channel("acme", "card", mid: "M1")
    #expect(try plan([live], []).gates == [.liveChannelDeletions])
    let test = Resource.channel("acme", "card", mode: "test", mid: "M1")
    let replaced = try plan([live], [test])
    #expect(replaced.steps.map(\.action) == [.replace])
    #expect(replaced.gates == [.liveChannelDeletions])
    #expect(try plan([test], [live]).gates == [])
    #expect(try plan([live], [], limits: Limits(liveChannelDeletions: .count(1))).gates == [])
  }

  @Test("protect by what is recorded, not by what is declared")
  func protection() throws {
    let open = Resource.channel("acme", "card", mode: "test", mid: "M1")
    let protected = Resource.channel(
      "acme", "card", mode: "test", mid: "M1", [.channelProtect: .text("main")])
    let moved = Resource.channel("acme", "card", mode: "test", pg: "nice", mid: "M1")
    #expect(try plan([protected], []).gates == [.protected])
    #expect(try plan([protected], [moved]).gates == [.protected])
    #expect(try plan([protected], [open]).gates == [])
    #expect(try plan([open], []).gates == [])
    #expect(!Gate.protected.canBeAllowed)
  }

  @Test(
    "stop a whitelist that opens too much at once",
    arguments: [
      (["10.0.0.0/32"], ["10.0.0.0/24"], false), (["10.0.0.0/32"], ["10.0.0.0/23"], true),
      (["10.0.0.0/25"], ["10.0.0.0/25", "10.0.1.0/24"], false),
      (["10.0.0.0/25"], ["10.0.0.0/25", "10.0.1.0/24", "10.0.2.0/32"], true),
      (["10.0.0.0/8"], ["10.0.0.0/9", "10.1.0.0/16"], false), (["10.0.0.0/8"], [], true),
      ([], ["10.0.0.0/8"], false),
      (["::/128"], ["2001:db8::/64"], false), (["::/128"], ["2001:db8::/63"], true),
      (["::/128"], ["::/0"], true),
    ])
  func whitelist(before: [String], after: [String], isGated: Bool) throws {
    func rows(_ blocks: [String]) throws -> [Resource] {
      try blocks.map { Resource(.whitelist("acme", try CIDR(parsing: $0.utf8))) }
    }
    #expect(try plan(rows(before), rows(after)).gates == (isGated ? [.widenCIDR] : []))
  }

  @Test("stop a workspace that declares nothing any more")
  func emptyWorkspace() throws {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme")]))
    #expect(try store.plan(Wanted(workspace: "w", merchants: [])).plan.gates == [.emptyWorkspace])
    #expect(try store.plan(Wanted(workspace: "other", merchants: [])).plan.isEmpty)
  }

  @Test("stop the adoption of another workspace's merchant, even where nothing else changes")
  func adoption() throws {
    let store = MemoryStore()
    let merchants = [WantedMerchant("acme", [.channel("acme", "card", mid: "M1")])]
    try store.settle(Wanted(workspace: "theirs", merchants: merchants))
    let ours = Wanted(workspace: "ours", merchants: merchants)
    let outcome = try store.plan(ours)
    #expect(outcome.findings.map(\.rule) == ["merchant-owned-elsewhere"])
    #expect(outcome.plan.gates == [.adopt])
    #expect(outcome.plan.steps.map(\.changes.last?.field) == ["workspace"])
    _ = try store.apply(outcome.plan, by: Author(actor: "test"))
    #expect(try store.plan(ours).findings.isEmpty)
    #expect(try store.plan(ours).plan.isEmpty)
    // What they still declare they would have to take back.
    #expect(try store.plan(Wanted(workspace: "theirs", merchants: merchants)).plan.gates == [.adopt])
  }

  @Test("are written as they are read")
  func limitTexts() {
    #expect(Limits.Limit("10%") == .percent(10))
    #expect(Limits.Limit("3") == .count(3))
    for text in ["", "%", "-1", "1.5", "10 %", "ten"] { #expect(Limits.Limit(text) == nil) }
  }
}
