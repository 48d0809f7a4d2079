import MidasCatalog
import MidasPlanning
import MidasRerouting
import MidasResources
import MidasRouting
import MidasStore
import StateSupport
import TestSupport
import Testing

/// Small merchants, version after version: what a plan says of requests is what a router answers before and after the
/// apply, asked everything that can be asked.
@Suite("A plan tells the requests that change their answer") struct BruteForceTests {
  private static let facts = PlanningFacts(isMIDFree: { _ in true })

  @Test("These, no others, and each with what it reached and reaches", arguments: 0..<50)
  func everyRequest(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let store = MemoryStore()
    var merchant = RandomMerchant(&random)
    try apply(merchant, to: store)
    for _ in 0..<6 {
      let before = merchant
      let old = try #require(try view(of: before, in: store))
      merchant.change(&random)
      let plan = try apply(merchant, to: store)
      let new = try #require(try view(of: merchant, in: store))
      try compare(plan.routes ?? RouteChanges(), before, old, merchant, new)
    }
  }

  @Test("The answers of a new merchant are as many as it has", arguments: 0..<30)
  func firstAnswers(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let store = MemoryStore()
    let merchant = RandomMerchant(&random)
    let plan = try apply(merchant, to: store)
    let view = try #require(try view(of: merchant, in: store))
    let counts = view.scopes.map { scope, _ in
      ReachableRequests(of: scope, in: view, catalog: .builtIn).answeredCount
    }
    #expect(plan.routes == RouteChanges(firstAnswers: counts.reduce(0, +)))
  }

  @discardableResult
  private func apply(_ merchant: RandomMerchant, to store: MemoryStore) throws -> Plan {
    let planner = Planner(facts: Self.facts, routes: Rerouting(.builtIn).changes)
    let wanted = Wanted(workspace: "w", merchants: [merchant.wanted])
    let plan = try store.read { try planner.plan(wanted, against: SealedState($0)).plan }
    // The saved plan keeps what it says of requests.
    let read = try Plan(reading: Array(plan.json.utf8))
    #expect(read.routes == plan.routes)
    if !plan.isEmpty { _ = try store.apply(read, by: Author(actor: "test")) }
    return plan
  }

  private func view(of merchant: RandomMerchant, in store: MemoryStore) throws -> RouteView? {
    try store.read { try $0.merchant(merchant.handle) }.map { RouteView($0) }
  }

  private func compare(
    _ routes: RouteChanges, _ before: RandomMerchant, _ old: RouteView, _ after: RandomMerchant,
    _ new: RouteView
  ) throws {
    let told = Dictionary(
      routes.changes.map { (Asked(scope: $0.scope, request: $0.request), $0) },
      uniquingKeysWith: { first, _ in first })
    #expect(told.count == routes.changes.count, "no request is told twice")
    var asked = 0
    for store in [nil, "books", "toys"]
    where store.map({ new.submerchants.contains($0) || old.submerchants.contains($0) }) ?? true {
      let isNew = store.map { !old.submerchants.contains($0) } ?? false
      let handle = store.map { new.submerchants.contains($0) } ?? true ? after.handle : before.handle
      let scope = store.map { Address.submerchant(handle, $0) } ?? .merchant(handle)
      for request in Self.requests(of: scope) {
        let was = answer(request, store, old, before.numbers)
        let now = answer(request, store, new, after.numbers)
        let change = told[Asked(scope: scope, request: request.phrase)]
        guard was != now, !isNew else {
          #expect(change == nil, "\(request.phrase) of \(scope) keeps its answer")
          continue
        }
        // With a store that goes, a shared test MID that nobody declares goes unsaid.
        if was.way == "shared-test", let store, !new.submerchants.contains(store) { continue }
        guard isListed(request, was, now, store, before, after) else {
          // What names nothing is told once: by what names no PG.
          #expect(change == nil, "\(request.phrase) of \(scope)")
          guard case .pg = request.naming else { continue }
          let none = RouteRequest(scope: scope, kind: request.kind, naming: .pg(""))
          #expect(was == answer(none, store, old, before.numbers))
          #expect(now == answer(none, store, new, after.numbers))
          continue
        }
        asked += 1
        #expect(change != nil, "\(request.phrase) of \(scope): \(was) → \(now)")
        #expect(change?.before.channels.count == was.reached.count)
        #expect(Set(change?.after.channels.map(\.address) ?? []) == Set(now.addresses))
        if now.way == "none" { #expect(change?.effect == .lost) }
        if was.way == "none" { #expect(change?.effect == .found) }
      }
    }
    // Whatever is told was asked here, so that it was judged.
    #expect(asked == routes.changes.count, "\(routes.changes.map(\.request))")
  }

  /// Whether a request stands for itself: something that is or was there has what it names.
  private func isListed(
    _ request: RouteRequest, _ was: Answer, _ now: Answer, _ store: String?, _ before: RandomMerchant,
    _ after: RandomMerchant
  ) -> Bool {
    switch request.naming {
    case .pg(""), .key: return true
    case .pg: return was.way == "channel" || now.way == "channel"
    case .ability(let ability):
      return [before, after].contains { merchant in
        merchant.channels.contains { channel in
          channel.mode == ability.mode.name && channel.modules.contains(ability.module.name)
            && ability.method.map { channel.methods.contains($0.name) } ?? true
            && ability.currency.map { channel.currencies.contains($0) } ?? true
            && (store == nil || channel.store.flatMap { merchant.stores[$0] } == store)
        }
      }
    }
  }

  private struct Asked: Hashable {
    var scope: Address
    var request: String
  }

  /// An answer without names: which channels by their numbers, each with its mode, and in which way.
  private struct Answer: Equatable, CustomStringConvertible {
    var way: String
    var reached: Set<String>
    var addresses: [Address]

    var description: String { "\(way) \(reached.sorted())" }

    static func == (left: Answer, right: Answer) -> Bool {
      left.way == right.way && left.reached == right.reached
    }
  }

  private func answer(
    _ request: RouteRequest, _ store: String?, _ view: RouteView, _ numbers: [Address: Int]
  ) -> Answer {
    var request = request
    request.scope = store.map { Address.submerchant(view.merchant, $0) } ?? .merchant(view.merchant)
    let answer = Router(view, catalog: .builtIn).answer(request)
    let channels = answer.channels.filter { $0.address != nil }
    let way = answer.outcome == .oldest ? "channel" : answer.outcome.rawValue
    return Answer(
      way: way,
      reached: Set(
        channels.map { "\($0.address.flatMap { numbers[$0] } ?? -1) \($0.isLive ? "live" : "test")" }),
      addresses: channels.compactMap(\.address))
  }

  private static func requests(of scope: Address) -> [RouteRequest] {
    namings.flatMap { naming in
      var kinds: [RequestKind] = [.window]
      if case .pg = naming { kinds = RequestKind.allCases }
      return kinds.map { RouteRequest(scope: scope, kind: $0, naming: naming) }
    }
  }

  private static let namings: [RouteRequest.Naming] = {
    // API requests name html5_inicis by `inicis`.
    let names = (RandomMerchant.pgs + ["inicis"]).flatMap { pg in
      [pg] + RandomMerchant.mids.map { "\(pg).\($0)" }
    }
    let abilities = [Mode.live, .test].flatMap { mode in
      [Module.windowGeneral, .apiKeyIn, .identity].flatMap { module in
        [nil, Method.card, .vbank].flatMap { method in
          [nil, "KRW", "USD"].map { currency in
            RouteRequest.Ability(mode: mode, module: module, method: method, currency: currency)
          }
        }
      }
    }
    return [.pg(""), .pg("zzzz"), .pg("kcp.M9")] + names.map(RouteRequest.Naming.pg)
      + (RandomMerchant.keys + [RandomMerchant.groupKey]).map(RouteRequest.Naming.key)
      + abilities.map(RouteRequest.Naming.ability)
  }()
}
