import MidasCatalog
import MidasPlanning
import MidasResources
import MidasStore
import MidasWorklist
import StateSupport
import TestSupport
import Testing

@Suite("The worklist")
struct WorklistTests {
  /// A state that changes, beside a console that people change after it.
  private final class Bench {
    let store = MemoryStore()

    /// Applies what `acme` is to have; what is renamed is named with its old address and its new one.
    func apply(_ resources: [Resource], moved: [(Address, Address)] = []) throws {
      try store.settle(
        Wanted(workspace: "w", merchants: [WantedMerchant("acme", moved: moved, resources)]))
    }

    func list() throws -> Worklist { try store.read { try Worklist(of: $0) } }

    /// Ticks open steps, all or those with these numbers.
    func tick(_ numbers: String...) throws {
      let items = try list().open.filter { numbers.isEmpty || numbers.contains($0.number) }
      #expect(numbers.isEmpty || items.count == numbers.count)
      try store.write { transaction in
        try transaction.append(
          items.map {
            WorklistTick(
              revision: $0.id.revision, position: $0.id.position, task: $0.id.task, time: "T", actor: "me")
          })
      }
    }

    /// The open steps in short: number, address, kind.
    var open: [String] {
      get throws { try list().open.map { "\($0.number) \($0.address) \($0.kind)" } }
    }

    /// What is to be entered for the only open step.
    func entries(_ language: Language = .english) throws -> [String] {
      let open = try list().open
      #expect(open.count == 1)
      return try #require(open.first).entries(in: language, .builtIn).map {
        "\($0.label): \($0.before.map { "\($0) → " } ?? "")\($0.value)"
      }
    }
  }

  private func card(_ mid: String = "MOIacme001", _ more: [Field: FieldValue] = [:]) -> Resource {
    .channel(
      "acme", "card", pg: "inicis_v2", mid: mid,
      [
        .channelMethods: .set(of: ["card"]), .channelName: .text("Card"),
        .channelCredentials: .map(of: [("sign_key", "env://SIGN"), ("ini_api_key", "env://API")]),
      ].merging(more) { $1 })
  }

  @Test("says what to enter, in the order of the console's form")
  func addition() throws {
    let bench = Bench()
    try bench.apply([])
    try bench.tick()
    try bench.apply([card()])
    #expect(try bench.open == ["2 acme/card add"])
    #expect(
      try bench.entries() == [
        "mode: live", "PG: KG Inicis (V2 module) [inicis_v2]", "payment module: window.general",
        "channel name: Card", "상점아이디(MID): MOIacme001", "웹결제 signkey: the value behind `env://SIGN`",
        "INIAPI key: the value behind `env://API`",
      ])
    #expect(
      try bench.entries(.korean) == [
        "연동 모드: 실연동", "PG사: KG이니시스 [inicis_v2]", "결제 모듈: 결제창 일반결제", "채널 이름: Card",
        "상점아이디(MID): MOIacme001", "웹결제 signkey: `env://SIGN`에 보관된 값", "INIAPI key: `env://API`에 보관된 값",
      ])
    let item = try #require(try bench.list().open.first)
    #expect(item.title(in: .english, .builtIn) == "Add the live channel `Card`")
    #expect(item.title(in: .korean, .builtIn) == "실연동 결제 채널 `Card` 추가")
    #expect(item.notes(in: .english, .builtIn).count == 1, "the key comes from the console")
  }

  @Test("makes one step of several changes, and says only what differs from what the console holds")
  func netting() throws {
    let bench = Bench()
    try bench.apply([])
    try bench.tick()
    try bench.apply([card()])
    try bench.apply([card("MOIacme002")])
    #expect(try bench.open == ["3 acme/card add"])
    try bench.tick("3")
    #expect(try bench.open == [])
    try bench.apply([card("MOIacme003")])
    try bench.apply([card("MOIacme003", [.channelTax: .text("taxable")])])
    #expect(try bench.open == ["5 acme/card change"])
    #expect(
      try bench.entries() == ["상점아이디(MID): MOIacme002 → MOIacme003", "tax setting: unset → taxable"])
    // Back to what the console holds.
    try bench.apply([card("MOIacme002")])
    #expect(try bench.open == [])
    try bench.apply([])
    #expect(try bench.open == ["7 acme/card remove"])
    try bench.tick()
    #expect(try bench.open == [])
  }

  @Test("forgets what was undone before anybody did it")
  func vanishing() throws {
    let bench = Bench()
    try bench.apply([])
    try bench.tick()
    try bench.apply([card("MOIacme001", [.channelMethods: .set(of: ["vbank"])])])
    #expect(try bench.open == ["2 acme/card add", "2a acme/card deposit-url"])
    try bench.apply([])
    #expect(try bench.open == [])
    // The same, undone by the store itself.
    try bench.apply([card()])
    try bench.store.read { reader in
      let last = try #require(try reader.revisions(touching: nil).last)
      let undo = try Undo(last, by: "w", reading: reader)
      return try undo.plan(with: Planner(), reading: reader).plan
    }.apply(to: bench.store)
    #expect(try bench.open == [])
    // A deletion that is taken back leaves the console's channel where it is.
    try bench.apply([card()])
    try bench.tick()
    try bench.apply([])
    try bench.apply([card()])
    #expect(try bench.open == [])
  }

  @Test("gives a number to one step only, whatever else comes and goes")
  func numbers() throws {
    let bench = Bench()
    let row = Resource(
      try #require(Address(parsing: "acme#cidr.203.0.113.7/32")), [.whitelistMemo: .text("office")])
    try bench.apply([card(), row])
    #expect(try bench.open == ["1 acme add", "2 acme/card add", "3 acme#cidr.203.0.113.7/32 add"])
    try bench.tick("1")
    try bench.apply([card("MOIacme002"), row])
    #expect(try bench.open == ["3 acme#cidr.203.0.113.7/32 add", "4 acme/card add"])
    #expect(try bench.list().item(numbered: "2") == nil)
    #expect(try bench.list().done.map { "\($0.item.number) \($0.tick.actor)" } == ["1 me"])
  }

  @Test("asks for a duty at the PG once for every MID")
  func duties() throws {
    let bench = Bench()
    let methods: [Field: FieldValue] = [.channelMethods: .set(of: ["vbank"])]
    try bench.apply([card("MOIacme001", methods)])
    try bench.tick()
    #expect(try bench.open == [])
    try bench.apply([card("MOIacme002", methods)])
    #expect(try bench.open == ["3 acme/card change", "3a acme/card deposit-url"])
    try bench.tick("3")
    #expect(try bench.open == ["3a acme/card deposit-url"])
    try bench.apply([card("MOIacme001", methods)])
    #expect(try bench.open == ["4 acme/card change"], "it was done for that MID")
  }

  @Test("leaves an id to Midas: a rename is no step, and what names the channel follows it")
  func renames() throws {
    let bench = Bench()
    let rest = [Resource(.default("acme", "window"), [.defaultChannel: .text("card")])]
    try bench.apply(rest + [card()])
    try bench.tick()
    let renamed = Resource.channel(
      "acme", "main", pg: "inicis_v2", mid: "MOIacme001",
      [
        .channelMethods: .set(of: ["card"]), .channelName: .text("Card"),
        .channelCredentials: .map(of: [("sign_key", "env://SIGN"), ("ini_api_key", "env://API")]),
      ])
    let settled = [Resource(.default("acme", "window"), [.defaultChannel: .text("main")]), renamed]
    try bench.apply(settled, moved: [(.channel("acme", "card"), .channel("acme", "main"))])
    #expect(try bench.open == [])
  }

  @Test("has a channel added anew whose mode or PG changes, and a sub-merchant whose tier does")
  func replacement() throws {
    let bench = Bench()
    func store(_ tier: String) -> Resource {
      Resource(.submerchant("acme", "books"), [.submerchantTier: .text(tier)])
    }
    try bench.apply([store("B01"), card()])
    try bench.tick()
    try bench.apply([store("B02"), card("MOIacme001", [.channelMode: .text("test")])])
    #expect(try bench.list().open.map(\.kind).filter { $0 == "replace" }.count == 2)
    let titles = try bench.list().open.map { $0.title(in: .english, .builtIn) }
    #expect(titles.contains("Delete the channel `Card` and add the test channel `Card` in its place"))
  }

  @Test("has the console's webhooks set, with what else they ask for")
  func webhooks() throws {
    let bench = Bench()
    func webhook(_ url: String, secrets: [String] = []) -> Resource {
      Resource(
        .webhook("acme", "v2", "live"),
        [
          .webhookURL: .text(url), .webhookVersion: .text("2024-04-25"),
          .webhookSecrets: .set(of: secrets),
        ])
    }
    try bench.apply([webhook("https://a.example/hook")])
    try bench.tick()
    try bench.apply([webhook("https://b.example/hook", secrets: ["env://HOOK"])])
    let item = try #require(try bench.list().open.first)
    #expect(item.title(in: .korean, .builtIn) == "acme 실연동 웹훅(결제모듈 V2) 변경")
    #expect(
      try bench.entries() == [
        "Endpoint URL: https://a.example/hook → https://b.example/hook",
        "webhook secrets: (none) → the value behind `env://HOOK`",
      ])
    #expect(item.notes(in: .english, .builtIn).map { $0.prefix(5) } == ["Keep ", "Issue"])
    try bench.tick()
    try bench.apply([webhook("per-request")])
    #expect(try bench.list().open.map(\.kind) == ["remove"])
  }

  @Test("has a secret entered again that is another one behind its reference")
  func rotation() throws {
    let channel = card()
    let change = WorkChange(
      revision: 1, position: 0, address: channel.address, before: nil, after: channel)
    let rotation = WorkChange(
      revision: 2, position: 0, address: channel.address, before: channel, after: channel,
      rotated: ["credentials.sign_key"])
    let refresh = WorkChange(
      revision: 3, position: 0, address: channel.address, before: channel, after: channel)
    func list(_ changes: [WorkChange], ticks: [Int]) -> Worklist {
      let ids = ticks.map { WorkID(revision: $0, position: 0, task: "console") }
      return Worklist(
        ticks: Dictionary(uniqueKeysWithValues: ids.map { ($0, WorkTick(time: "T", actor: "me")) }),
        catalog: .builtIn
      ) { enter in for change in changes { enter([change]) } }
    }
    let rotated = list([change, rotation, refresh], ticks: [1])
    let item = try #require(rotated.open.first)
    #expect(rotated.open.map(\.number) == ["2"])
    #expect(
      item.entries(in: .english, .builtIn).map(\.value) == [
        "the value behind `env://SIGN`, which is another one now"
      ])
    #expect(list([change, rotation, refresh], ticks: [1, 2]).open.isEmpty)
    #expect(list([change, rotation], ticks: []).open.map(\.kind) == ["add"])
    #expect(list([change, refresh], ticks: [1]).open.isEmpty)
  }

  @Test("is a ticket, cut where it is too long, in which a name can do nothing")
  func markdown() throws {
    let bench = Bench()
    try bench.apply([card("MOIacme001", [.channelName: .text("<img> @all\n# x")])])
    let list = try bench.list()
    let text = list.markdown(in: .english, .builtIn)
    #expect(text.hasPrefix("### 2 steps by hand\n\n- [ ] **1** `acme`: "))
    #expect(!text.contains("<img>"))
    #expect(!text.contains("@all"))
    #expect(text.contains("  - channel name: "))
    #expect(!list.markdown(in: .english, .builtIn, limit: 300).contains("channel name"))
    #expect(list.markdown(in: .korean, .builtIn, limit: 120).contains("외 "))
    #expect(list.markdown(in: .korean, .builtIn, limit: 120).utf16.count <= 120)
  }

  @Test("comes to nothing when all is ticked, and to the console's difference otherwise", arguments: 1...12)
  func random(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let bench = Bench()
    for _ in 0..<12 {
      var resources: [Resource] = []
      for id in ["a", "b", "c"] where random.next(below: 3) > 0 {
        let mode = random.next(below: 5) == 0 ? "test" : "live"
        resources.append(
          .channel(
            "acme", id, mode: mode, pg: "inicis_v2", mid: "MOI\(id)\(random.next(below: 2))",
            [.channelMethods: .set(of: [random.next(below: 2) == 0 ? "card" : "vbank"])]))
      }
      try bench.apply(resources)
      let before = try bench.list().open
      #expect(before == before.sorted())
      #expect(Set(before.map(\.number)).count == before.count)
      for item in before {
        for language in Language.allCases { #expect(!item.title(in: language, .builtIn).isEmpty) }
      }
      switch random.next(below: 3) {
      case 0: try bench.tick()
      case 1: if let item = before.first { try bench.tick(item.number) }
      default: break
      }
      let ticked = try bench.list()
      #expect(ticked.done.count == (try bench.store.read { try $0.ticks().count }))
      #expect(Set(ticked.open.map(\.id)).isSubset(of: Set(before.map(\.id))))
    }
    try bench.tick()
    #expect(try bench.open == [])
  }
}

extension Worklist {
  /// The worklist of a store, with the built-in catalog.
  fileprivate init(of reader: some StateReader) throws {
    let ticks = try reader.ticks().map {
      (
        WorkID(revision: $0.revision, position: $0.position, task: $0.task),
        WorkTick(time: $0.time, actor: $0.actor)
      )
    }
    try self.init(ticks: Dictionary(uniqueKeysWithValues: ticks), catalog: .builtIn) { enter in
      for revision in try reader.revisions(touching: nil) {
        enter(
          try reader.changes(in: revision.number).enumerated().map { position, change in
            WorkChange(
              revision: revision.number, position: position, address: change.address, from: change.from,
              before: change.before, after: change.after, rotated: change.rotated)
          })
      }
    }
  }
}

extension Plan {
  fileprivate func apply(to store: some StateStore) throws {
    _ = try store.apply(self, by: Author(actor: "test"))
  }
}
