import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import Testing

@Suite("Saved plans")
struct SavedPlanTests {
  /// A plan with a step of every action.
  private func plan() throws -> Plan {
    let store = MemoryStore()
    func merchant(_ resources: [Resource], moved: [(Address, Address)] = []) -> Wanted {
      Wanted(workspace: "w", merchants: [WantedMerchant("acme", moved: moved, resources)])
    }
    let before = [
      Resource.channel(
        "acme", "a", mid: "M1", [.channelCredentials: .map(of: [("sign_key", "env://A"), ("id", "1")])]),
      .channel("acme", "b", mode: "test", mid: "M2"), .channel("acme", "c", mode: "test", mid: "M3"),
      .channel("acme", "d", mode: "test", mid: "M4"),
    ]
    try store.settle(merchant(before))
    let after = [
      Resource.channel(
        "acme", "a", mid: "M1", [.channelCredentials: .map(of: [("sign_key", "env://B"), ("id", "\"2\"\n")])]),
      .channel("acme", "b", mode: "test", pg: "nice", mid: "M2"),
      .channel("acme", "e", mode: "test", mid: "M3"),
      .channel("acme", "f", mid: "카드"),
    ]
    let moves = [(Address.channel("acme", "c"), Address.channel("acme", "e"))]
    return try store.plan(merchant(after, moved: moves), limits: Limits(deletions: .count(1))).plan
  }

  @Test("are read back as they were")
  func roundTrip() throws {
    let plan = try plan()
    #expect(Set(plan.steps.map(\.action)) == Set(PlanStep.Action.allCases))
    let read = try Plan(reading: Array(plan.json.utf8))
    #expect(read == plan)
    #expect(read.json == plan.json)
  }

  @Test("are refused when any byte that matters differs")
  func damage() throws {
    let plan = try plan()
    let bytes = Array(plan.json.utf8)
    for offset in stride(from: 0, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[offset] ^= 1
      guard let read = try? Plan(reading: damaged) else { continue }
      // What the fingerprint leaves out does not change what is done.
      #expect(read.fingerprint == plan.fingerprint)
      #expect(read.steps.map(\.resource) == plan.steps.map(\.resource))
    }
    for length in stride(from: 0, to: bytes.count - 2, by: 97) {
      #expect(throws: PlanFileError.self) { try Plan(reading: Array(bytes[..<length])) }
    }
  }

  @Test("of another format are refused by its name")
  func format() throws {
    let newer = try plan().json.replacing("\"format_version\": \"1.0\"", with: "\"format_version\": \"2.0\"")
    #expect(throws: PlanFileError.unknownFormat("2.0")) { try Plan(reading: Array(newer.utf8)) }
    let grown = try plan().json.replacing(
      "\"format_version\": \"1.0\"", with: "\"format_version\": \"1.7\", \"new\": 1")
    #expect(throws: Never.self) { try Plan(reading: Array(grown.utf8)) }
  }

  @Test("keep their fingerprint when lines, program and revision change, and no longer")
  func fingerprint() throws {
    var plan = try plan()
    let fingerprint = plan.fingerprint
    plan.program = "midas 9"
    plan.baseRevision = 99
    plan.routes = RouteChanges(firstAnswers: 3)
    for index in plan.steps.indices {
      plan.steps[index].provenance?.line = 1
      plan.steps[index].notes = []
    }
    #expect(plan.fingerprint == fingerprint)
    var changed = [plan, plan, plan, plan, plan, plan]
    changed[0].workspace = "other"
    changed[1].storeID = nil
    changed[2].steps = PlanItems(Array(plan.steps.dropLast()))
    changed[3].steps[0].gates = []
    changed[3].steps[0].gates.append(.adopt)
    changed[4].expects[0].holder = .channel("x", "y")
    changed[5].limits.widenAddresses = 1
    for plan in changed { #expect(plan.fingerprint != fingerprint) }
  }

  @Test("read as one line a resource with its changes below")
  func text() throws {
    let plan = try plan()
    #expect(
      plan.text == """
        → channel acme/c → acme/e
            name: c → e
        ~ channel acme/a
            credentials.id: 1 → "\\"2\\"\\n"
            credentials.sign_key: (secret changed)
        + channel acme/f
            mode: live
            pg: kcp
            modules: [window.general]
            mid: 카드
        ± channel acme/b
            pg: kcp → nice
            gate: deletions
        - channel acme/d
            gate: deletions

        Plan: 1 to create, 1 to update, 1 to delete, 1 to replace, 1 to rename. Fingerprint \(plan.fingerprint)

        """)
  }
}
