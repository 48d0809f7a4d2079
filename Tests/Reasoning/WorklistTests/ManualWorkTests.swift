import MidasCatalog
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorklist
import StateSupport
import Testing

@Suite("Manual work of plans")
struct ManualWorkTests {
  /// What the step from `before` to `after` leaves to people.
  private func work(from before: [Resource], to after: [Resource]) throws -> [ManualStep] {
    let store = MemoryStore()
    try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", before)]))
    let planner = Planner(manualSteps: ManualWork(.builtIn).steps)
    let wanted = Wanted(workspace: "w", merchants: [WantedMerchant("acme", after)])
    return try store.read { Array(try planner.plan(wanted, against: $0).plan.manualSteps) }
  }

  private func channel(
    _ methods: [String], mode: String = "live", pg: String = "inicis_v2", mid: String = "MOIacme001",
    _ more: [Field: FieldValue] = [:]
  ) -> Resource {
    .channel(
      "acme", "card", mode: mode, pg: pg, mid: mid,
      [.channelMethods: .set(of: methods)].merging(more) { $1 })
  }

  private func webhook(_ url: String, secrets: [String] = []) -> Resource {
    var fields: [Field: FieldValue] = [.webhookURL: .text(url)]
    if !secrets.isEmpty { fields[.webhookSecrets] = .set(of: secrets) }
    return Resource(.webhook("acme", "v2", "live"), fields)
  }

  @Test("A new channel leaves what its PG asks for")
  func creation() throws {
    let steps = try work(from: [], to: [channel(["card", "vbank"])])
    #expect(steps.map(\.address.text) == ["acme/card"])
    #expect(steps.map(\.kind) == ["deposit-url"])
    #expect(
      steps.map(\.text) == [
        "Have deposits into virtual accounts reported to https://tx-gateway-service.prod.iamport.co/inicis-v2 (set by you, at Inicis): otherwise no deposit becomes a payment"
      ])
  }

  @Test("A change leaves only what was not owed before it")
  func change() throws {
    #expect(
      try work(from: [channel(["card"])], to: [channel(["card", "vbank"])]).map(\.kind) == ["deposit-url"])
    #expect(try work(from: [channel(["card", "vbank"])], to: [channel(["vbank"])]) == [])
    #expect(
      try work(from: [channel(["vbank"])], to: [channel(["vbank"], [.channelTax: .text("taxable")])]) == [])
    #expect(
      try work(from: [channel(["vbank"])], to: [channel(["vbank"], mid: "MOIacme002")]).map(\.kind)
        == ["deposit-url"], "what is registered at a PG is registered for a MID")
    #expect(try work(from: [channel(["vbank"])], to: []) == [])
  }

  @Test("A replaced channel starts anew, and one on a shared test MID needs nothing registered")
  func replacement() throws {
    let live = channel(["vbank"], pg: "tosspayments", mid: "im_acme01")
    let test = channel(["vbank"], mode: "test", pg: "tosspayments", mid: "im_acme01")
    #expect(try work(from: [test], to: [live]).map(\.kind) == ["pg-setting", "deposit-url"])
    #expect(try work(from: [live], to: [test]).map(\.kind) == ["pg-setting"])
    let shared = channel(
      ["vbank"], mode: "test", pg: "tosspayments", mid: "im_acme01", [.channelCredential: .text("shared")])
    #expect(try work(from: [live], to: [shared]) == [])
    let listed = channel(["card"], mode: "test", pg: "html5_inicis", mid: "INIpayTest")
    #expect(try work(from: [], to: [listed]).map(\.kind) == ["test-charge"])
  }

  @Test("The identity of KCP has duties of its own, under the provider of its payments")
  func identity() throws {
    let identity = Resource.channel("acme", "id", pg: "kcp_v2", mid: "AB12C", modules: ["identity"])
    #expect(try work(from: [], to: [identity]).map(\.kind) == ["domain", "pg-setting"])
  }

  @Test("A webhook's URL and secrets are the console's business")
  func webhooks() throws {
    let old = webhook("https://old.acme.example/hooks")
    let new = webhook("https://new.acme.example/hooks", secrets: ["env://HOOK"])
    #expect(try work(from: [], to: [old]) == [])
    #expect(try work(from: [], to: [new]).map(\.kind) == ["webhook-secret"])
    let moved = try work(from: [old], to: [new])
    #expect(moved.map(\.kind) == ["webhook-move", "webhook-secret"])
    #expect(moved.first?.text.hasPrefix("Keep https://old.acme.example/hooks answering") == true)
    #expect(moved.last?.text.hasSuffix("put it where env://HOOK points") == true)
    #expect(try work(from: [old], to: []).map(\.kind) == ["webhook-removal"])
    #expect(try work(from: [old], to: [webhook("per-request")]).map(\.kind) == ["webhook-removal"])
    #expect(try work(from: [webhook("per-request")], to: []) == [])
  }

  @Test("A tier cannot be changed")
  func tier() throws {
    func store(_ tier: String) -> Resource {
      Resource(.submerchant("acme", "books"), [.submerchantTier: .text(tier)])
    }
    let steps = try work(from: [store("B01")], to: [store("B02")])
    #expect(steps.map(\.address.text) == ["acme:books"])
    #expect(steps.map(\.kind) == ["tier"])
  }

  @Test("A PG that the catalog does not know leaves nothing it knows of")
  func unknown() throws {
    #expect(try work(from: [], to: [channel(["card"], pg: "a_newer_pg")]) == [])
  }
}
