import MidasPlanning
import MidasResources
import StateSupport
import Testing

@Suite("Steps of merchants that a plan creates whole")
struct PlanItemsTests {
  private static var wanted: Wanted {
    Wanted(
      workspace: "w",
      merchants: ["a", "b", "c"].map { handle in
        WantedMerchant(
          handle, [.channel(handle, "y", mid: "M-\(handle)"), .channel(handle, "x", mid: "N-\(handle)")])
      })
  }

  private func plan() throws -> Plan { try MemoryStore().plan(Self.wanted).plan }

  @Test("are not held, and are the same ones each time")
  func made() throws {
    let plan = try plan()
    #expect(plan.steps.held.isEmpty)
    #expect(plan.expects.held.isEmpty)
    #expect(plan.steps.made.map(\.place) == [0, 3, 6])
    #expect(plan.steps.count == 9 && plan.expects.count == 6)
    #expect(plan.summary[.create] == 9)
    #expect(Array(plan.steps) == plan.steps.indices.map { plan.steps[$0] })
    #expect(PlanItems(Array(plan.steps)) == plan.steps)
    #expect(plan.steps.map(\.address.text) == ["a", "a/x", "a/y", "b", "b/x", "b/y", "c", "c/x", "c/y"])
    #expect(plan.steps.map(\.order) == [nil, 1, 0, nil, 1, 0, nil, 1, 0])
  }

  @Test("are held from when one of them is changed")
  func changed() throws {
    var plan = try plan()
    let fingerprint = plan.fingerprint
    plan.steps[4].gates.append(.deletions)
    #expect(plan.steps.held.map(\.address.merchant) == ["b", "b", "b"])
    #expect(plan.steps.heldPlaces == [3, 4, 5])
    #expect(plan.fingerprint != fingerprint)
    plan.steps[4].gates = []
    #expect(plan.fingerprint == fingerprint)
  }

  @Test("are held where another takes what they take")
  func conflict() throws {
    let both = ["a", "b"].map { WantedMerchant($0, [.channel($0, "x", mid: "M")]) }
    let outcome = try MemoryStore().plan(Wanted(workspace: "w", merchants: both))
    #expect(outcome.findings.map(\.rule) == ["duplicate-mid"])
    #expect(outcome.findings.first?.address == .channel("b", "x"))
    #expect(outcome.plan.expects.map(\.taker) == [.channel("a", "x")])
  }
}
