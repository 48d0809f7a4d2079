import Foundation
import MidasLookup
import MidasResources
import MidasTables
import TableSupport
import TestSupport
import Testing

/// MidasLookup answers as `midas lookup` does.
@Suite struct AgreementTests {
  @Test("Every key of the examples", arguments: TableSample.examples)
  func examples(name: String) throws {
    try expectAgreement(TableSample(workspace: Repository.url("examples/\(name)")))
  }

  @Test("Random merchants", arguments: 1...40 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    try expectAgreement(TableSample(seed: seed))
  }

  private func expectAgreement(_ sample: TableSample) throws {
    let scratch = try Scratch()
    try sample.write([.cdb], below: scratch.url)
    let table = try Lookup(following: scratch.url.path).table
    #expect(table.revision == 7)
    #expect(table.storeID == "store")
    for question in sample.questions {
      let kind = try #require(RequestKind(rawValue: question.kind))
      let route: Route
      if let pg = question.pg {
        route = table.route(pg, of: question.scope, kind: kind)
      } else if let key = question.key {
        route = table.route(key: key, of: question.scope, kind: kind)
      } else {
        let mode = try #require(question.mode.flatMap(Mode.init))
        route = table.route(
          of: question.scope, mode: mode, module: try #require(question.module), method: question.method,
          currency: question.currency)
      }
      let reached = route.channels.map { channel in
        Question.Reached(
          address: channel.address, mode: channel.mode.rawValue, code: channel.code, mid: channel.mid,
          key: channel.key, assigned: channel.assigned)
      }
      let weights = route.groups.map { group in
        (group.address, Dictionary(uniqueKeysWithValues: group.shares.map { ($0.channel, $0.weight) }))
      }
      guard route.outcome.rawValue == question.outcome, reached == question.channels,
        Dictionary(uniqueKeysWithValues: weights) == question.weights
      else {
        Issue.record("\(question): \(route.outcome) \(reached) \(weights)")
        continue
      }
      #expect(route.channel == (route.outcome == .ambiguous ? nil : route.channels.first))
    }
    #expect(sample.questions.count > 100)
  }

  @Test func scopesAreFoundByCodeTierAndStore() throws {
    let scratch = try Scratch()
    try TableSample(seed: 9).write([.cdb], below: scratch.url)
    let table = try Lookup(following: scratch.url.path).table
    let merchant = try #require(table.merchant(code: "imp-acme-2"))
    #expect(merchant.name == "acme-2")
    #expect(merchant.title == "Name \"of\" acme-2\n,")
    #expect(merchant.apiKeys == ["rest-api-key": "env://KEY_OF_acme-2"])
    let books = try #require(table.submerchant(of: "acme", tier: "B00"))
    #expect(books.name == "acme:books")
    #expect(books.merchant == "acme")
    #expect(table.scope(storeID: "store-acme-books") == books)
    #expect(table.scope(named: "acme:books") == books)
    #expect(table.submerchant(of: "acme", tier: "ZZZ") == nil)
    #expect(table.merchant(code: "imp") == nil)
    #expect(table.scope(named: "nobody") == nil)
    #expect(table.scope(storeID: "") == nil)
  }

  @Test func webhooksAreInheritedUnlessASubmerchantHasItsOwn() throws {
    let scratch = try Scratch()
    try TableSample(seed: 9).write([.cdb], below: scratch.url)
    let table = try Lookup(following: scratch.url.path).table
    let webhook = try #require(table.webhook(of: "acme:books", api: .v2, mode: .live))
    #expect(webhook == table.webhook(of: "acme", api: .v2, mode: .live))
    #expect(webhook.url == "https://pay.example/acme")
    #expect(webhook.version == "2024-04-25")
    #expect(webhook.secrets == ["env://ONE", "env://TWO"])
    #expect(table.webhook(of: "acme:empty", api: .v2, mode: .live) == nil)
    #expect(table.webhook(of: "acme", api: .v1, mode: .live) == nil)
  }

  @Test func aWhitelistLetsInWhatItsBlocksHold() throws {
    let scratch = try Scratch()
    try scratch.file(named: "workspace/midas.yaml", holding: "midas: 1\n")
    let blocks = ["203.0.113.7/32", "198.51.96.0/20", "2001:db8:4000::/34", "10.0.0.0/9"]
    let rows = blocks.map { "\"\($0)\"" }.joined(separator: ", ")
    try scratch.file(
      named: "workspace/a.yaml", holding: "merchant: acme\nwhitelist: [\(rows)]\n---\nmerchant: open\n")
    let folder = scratch.url.appending(path: "tables")
    try TableSample(workspace: scratch.url.appending(path: "workspace")).write([.cdb], below: folder)
    let table = try Lookup(following: folder.path).table
    let whitelist = try #require(table.whitelist(of: "acme"))
    #expect(whitelist.isOn)
    #expect(Set(whitelist.blocks) == Set(blocks))
    let ranges = try blocks.map { try CIDR(parsing: $0.utf8) }
    var random = SeededRandom(seed: 1)
    for _ in 0..<2_000 {
      let parts = [
        [203, 198, 10, 9][random.next(below: 4)], [0, 51, 127, 128][random.next(below: 4)],
        [95, 96, 111, 112, 113][random.next(below: 5)], [0, 7, 8, 255][random.next(below: 4)],
      ]
      let address = parts.map(String.init).joined(separator: ".")
      let isHeld = try ranges.contains { $0.contains(try CIDR(parsing: "\(address)/32".utf8)) }
      #expect(whitelist.allows(address) == isHeld, "\(address)")
    }
    for (address, isHeld) in [
      ("2001:db8:4000::1", true), ("2001:db8:7fff:ffff::", true), ("2001:db8:8000::", false), ("::1", false),
      ("203.0.113.007", false), ("", false), ("203.0.113.7/32", false), ("::ffff:203.0.113.7", false),
    ] {
      #expect(whitelist.allows(address) == isHeld, "\(address)")
    }
    let open = try #require(table.whitelist(of: "open"))
    #expect(!open.isOn && open.allows("192.0.2.1") && !open.allows("nonsense"))
    #expect(table.whitelist(of: "nobody") == nil)
  }
}
