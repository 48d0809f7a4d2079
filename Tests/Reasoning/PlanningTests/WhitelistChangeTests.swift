import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Changes of whitelists")
struct WhitelistChangeTests {
  private func rows(_ blocks: [String]) throws -> [Resource] {
    try blocks.map { Resource(.whitelist("acme", try CIDR(parsing: $0.utf8))) }
  }

  private func plan(_ before: [String], _ after: [String]) throws -> Plan {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", rows(before))]))
    return try store.plan(Wanted(workspace: "w", merchants: [WantedMerchant("acme", rows(after))])).plan
  }

  @Test(
    "are counted once, however the rows nest and repeat",
    arguments: [
      (["8.8.8.8/32"], ["8.8.4.0/24"], "opens 256 addresses, closes 1"),
      (["8.8.8.0/24"], ["8.8.8.0/24", "8.8.8.8/32"], "the same addresses as before"),
      (["8.8.8.0/25", "8.8.8.128/25"], ["8.8.8.0/24"], "the same addresses as before"),
      (["8.8.8.0/24"], ["8.8.8.7/32"], "closes 255 addresses"),
      (["8.8.8.7/32"], ["8.8.8.0/24"], "opens 255 addresses"),
      (["8.8.8.7/32"], ["8.8.8.7/32", "2600::/64"], "opens 18,446,744,073,709,551,616 addresses"),
      (["8.8.8.8/32", "8.8.4.4/32"], ["8.8.8.8/32"], "closes 1 address"),
      ([], ["8.8.8.0/24"], "turned on: 256 addresses may call, no other"),
      (["8.8.8.0/24"], [], "turned off: every address may call"),
    ])
  func text(before: [String], after: [String], text: String) throws {
    let plan = try plan(before, after)
    #expect(plan.whitelists.map(\.text) == [text])
    #expect(plan.text.contains("\n= whitelist acme: \(text)\n"))
    #expect(try Plan(reading: Array(plan.json.utf8)) == plan)
  }

  @Test("are none where no row comes or goes")
  func nothing() throws {
    let row = try rows(["8.8.8.8/32"])
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", row)]))
    var office = row[0]
    office[.whitelistMemo] = .text("office")
    let memo = Wanted(workspace: "w", merchants: [WantedMerchant("acme", [office])])
    #expect(try store.plan(memo).plan.whitelists == [])
    #expect(try store.plan(Wanted(workspace: "w", merchants: [])).plan.whitelists == [])
  }

  @Test("are exact in JSON")
  func json() throws {
    let json = try plan([], ["8.8.8.0/24"]).json
    let change = """
          {
            "address": "acme",
            "opens": "0",
            "closes": "340282366920938463463374607436063178496",
            "allows": "256",
            "turns": "on"
          }
      """
    #expect(json.contains(change))
  }
}
