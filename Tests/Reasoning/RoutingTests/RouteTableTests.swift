import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// The table of a merchant, read as a server reads it, agrees with the router on every request.
@Suite struct RouteTableTests {
  private static let pgs = ["kcp", "nice", "kpn", "tosspay", "html5_inicis", "unheard_of"]
  private static let mids = ["M1", "M2", "AO09C", "tosstest", "INIpayTest", "a.b"]
  private static let requests =
    ["", "zzzz", "kcp.", ".", ".M1", "inicis", "inicis.M1", "inicis.INIpayTest"] + pgs
    + pgs.flatMap { pg in mids.map { "\(pg).\($0)" } }
  private static let routes = CatalogRoutes(.builtIn)

  @Test(arguments: 0..<60) func namedRequests(seed: Int) {
    var random = Numbers(seed: UInt64(seed))
    let merchant = Self.merchant(&random)
    let table = RouteTable(merchant.view(), catalog: .builtIn)
    for scope in table.scopes {
      for kind in RequestKind.allCases {
        for pg in Self.requests + scope.named.map(\.pg) {
          let read = Self.read(pg, kind, in: scope)
          let asked = merchant.ask(pg, kind, of: scope.address.submerchant)
          #expect(read?.outcome == asked.outcome, "\(scope.address) \(kind) `\(pg)`")
          #expect(read?.channels == asked.channels, "\(scope.address) \(kind) `\(pg)`")
        }
      }
    }
  }

  @Test(arguments: 0..<60) func abilities(seed: Int) {
    var random = Numbers(seed: UInt64(seed))
    let merchant = Self.merchant(&random)
    for scope in RouteTable(merchant.view(), catalog: .builtIn).scopes {
      for mode in Mode.allCases {
        for module in Module.allCases {
          let asked = merchant.ask(
            .ability(.init(mode: mode, module: module)), of: scope.address.submerchant)
          let row = scope.abilities.first { $0.mode == mode && $0.module == module }
          #expect(row?.channels.map(\.target) ?? [] == asked.channels)
          #expect(row?.groups ?? [] == asked.groups)
        }
      }
    }
  }

  @Test(arguments: 0..<60) func keys(seed: Int) {
    var random = Numbers(seed: UInt64(seed))
    let merchant = Self.merchant(&random)
    let table = RouteTable(merchant.view(), catalog: .builtIn)
    #expect(table.keys.count > 1)
    for key in table.keys {
      for scope in [nil, "books"] {
        let asked = merchant.ask(.key(key.key), of: scope)
        let read =
          switch key.holder {
          case .channel(let channel): [channel.target]
          case .group(_, let members): members.map(\.target)
          }
        #expect(read.filter { scope == nil || $0.assigned?.id == scope } == asked.channels)
        if case .channel(let channel) = key.holder, scope == nil {
          for kind in RequestKind.allCases {
            let code = channel.codes.first { $0.kind == kind } ?? channel.codes.first
            #expect(code?.code == merchant.ask(.key(key.key), kind).channels[0].code)
          }
        }
        guard case .group(let group, _) = key.holder, scope == nil, !asked.channels.isEmpty else { continue }
        #expect(asked.groups == [group])
      }
    }
  }

  @Test func catalogRoutesAreSharedTestsAndPGsWithoutACode() {
    #expect(Set(Self.routes.named.map(\.answer.outcome)) == [.sharedTest, .none])
    #expect(Self.routes.named.contains { $0.pg == "kcp.AO09C" && $0.kind == .window })
    #expect(Self.routes.named.contains { $0.pg == "kpn" && $0.answer.outcome == .none })
    #expect(!Self.routes.named.contains { $0.pg.hasPrefix("tosspay.") })
  }

  /// The rule of reading: the scope's own row; what the catalog says of the code, then of the whole; the fallback.
  private static func read(_ pg: String, _ kind: RequestKind, in scope: RouteTable.Scope) -> RouteAnswer? {
    let rows = scope.named.filter { $0.kind == kind }
    if let own = rows.first(where: { $0.pg == pg }) { return own.answer }
    let code = pg.split(separator: ".", omittingEmptySubsequences: false)[0]
    for name in [String(code), pg] {
      if let row = routes.named.first(where: { $0.kind == kind && $0.pg == name }) { return row.answer }
    }
    return rows.first { $0.pg.isEmpty }?.answer
  }

  private static func merchant(_ random: inout Numbers) -> Merchant {
    var merchant = Merchant()
    merchant.submerchant("books")
    merchant.submerchant("empty")
    let modules: [[Module]] = [[.windowGeneral], [.apiKeyIn], [.windowGeneral, .apiKeyIn], [.identity]]
    let count = 2 + Int(random.next() % 5)
    for index in 0..<count {
      let picks = (0..<5).map { _ in Int(random.next() >> 8) }
      merchant.channels.append(
        Merchant.channel(
          "c\(index)", picks[3].isMultiple(of: 2) ? "live" : "test", pg: pgs[picks[0] % pgs.count],
          modules[picks[1] % modules.count], mid: mids[picks[2] % mids.count], key: "k\(index % 4)",
          assign: picks[4].isMultiple(of: 3) ? "books" : nil))
    }
    merchant.group("one", key: "g1", [("c0", "60"), ("c1", "40")])
    merchant.group("two", key: "k1", [("c1", "50"), ("c2", "50"), ("c3", "0 off")])
    if random.next().isMultiple(of: 2) { merchant.default(.window, "c\(random.next() % 4)") }
    if random.next().isMultiple(of: 2) { merchant.default(.window, "c\(random.next() % 4)", of: "books") }
    return merchant
  }
}
