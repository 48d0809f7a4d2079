import MidasPlanning
import MidasResources
import MidasStore
import StateSupport
import TestSupport
import Testing

@Suite("Random workspaces")
struct RandomStateTests {
  @Test("have nothing left to plan after apply", arguments: Shelf.allCases, 0..<25)
  func settles(shelf: Shelf, seed: Int) throws {
    var generator = SeededRandom(seed: UInt64(seed))
    try shelf.withStore { store in
      for _ in 0..<8 {
        let merchants = Self.merchants(using: &generator)
        try store.settle(Wanted(workspace: "w", merchants: merchants))
        let recorded = try store.recorded()
        let wanted = merchants.flatMap(\.resources).map(\.resource)
        #expect(Set(recorded.values.map(\.resource)) == Set(wanted))

        // A plan of one merchant never deletes another.
        if let one = merchants.randomElement(using: &generator) {
          let changed = WantedMerchant(one.handle, [.channel(one.handle, "new", mid: "N\(one.handle)")])
          let narrow = Wanted(workspace: "w", selection: .merchants([one.handle]), merchants: [changed])
          let outcome = try store.plan(narrow)
          #expect(outcome.plan.steps.allSatisfy { $0.address.merchant == one.handle })
          #expect(outcome.leftAlone == merchants.count - 1)
        }
      }
    }
  }

  /// Up to five merchants, of which each has something of every kind; MIDs are dealt out anew each time.
  static func merchants(using generator: inout SeededRandom) -> [WantedMerchant] {
    var mids = (0..<40).map { "M\($0)" }.shuffled(using: &generator)
    let handles = ["a", "b", "c", "d", "e"].filter { _ in Bool.random(using: &generator) }
    return handles.map { handle in
      func some<Item>(_ items: [Item]) -> [Item] { items.filter { _ in Bool.random(using: &generator) } }
      let stores = some(["x", "y"])
      var resources = stores.map { store in
        Resource(.submerchant(handle, store), [.submerchantTier: .text(some(["Z"]).isEmpty ? "B01" : "B02")])
      }
      let ids = some(["one", "two", "three", "four"]).shuffled(using: &generator)
      for id in ids {
        var more: [Field: FieldValue] = [:]
        if let store = stores.randomElement(using: &generator), !some([1]).isEmpty {
          more[.channelAssign] = .text(store)
        }
        if !some([1]).isEmpty { more[.channelMethods] = .set(of: some(["card", "vbank", "phone"])) }
        if !some([1]).isEmpty {
          more[.channelCredentials] = .map(of: [("site_key", some([1]).isEmpty ? "env://A" : "env://B")])
        }
        if !some([1]).isEmpty { more[.channelProtect] = .text("it is \"the\" one\n") }
        resources.append(
          .channel(
            handle, id, mode: some([1]).isEmpty ? "live" : "test", pg: some([1]).isEmpty ? "kcp" : "nice",
            mid: mids.removeLast(), modules: some(["window.simple", "api.key-in"]) + ["window.general"], more)
        )
      }
      if let first = ids.first {
        resources.append(Resource(.default(handle, "window"), [.defaultChannel: .text(first)]))
        resources.append(
          Resource(
            .group(handle, "g"), [.groupMode: .text("live"), .groupChannels: .map(of: [(first, "100")])]))
      }
      for store in some(stores) {
        resources.append(
          Resource(.webhook(handle, submerchant: store, "v1", "live"), [.webhookURL: .text("https://x")]))
      }
      return WantedMerchant(handle, resources)
    }
  }
}
