import MidasCatalog
import MidasResources
import MidasRouting
import Testing

/// Every small merchant of a family, asked everything: the answers agree with the rules read literally.
@Suite struct BruteForceTests {
  private static let pgs = ["kcp", "nice", "kpn", "tosspay"]
  private static let mids = ["M1", "M2", "AO09C", "tosstest"]
  private static let requests =
    pgs + pgs.flatMap { pg in mids.map { "\(pg).\($0)" } } + ["", "zzzz", "kcp.M9"]

  @Test(arguments: 0..<120) func answersFollowTheRules(seed: Int) {
    var random = Numbers(seed: UInt64(seed))
    let merchant = Self.merchant(&random)
    for scope in [nil, "books"] {
      for kind in RequestKind.allCases {
        for request in Self.requests {
          let answer = merchant.ask(request, kind, of: scope)
          let (outcome, ids) = Self.expected(merchant, request, kind, scope)
          #expect(answer.outcome == outcome, "\(request) \(kind) \(scope ?? "-")")
          #expect(answer.ids == ids, "\(request) \(kind) \(scope ?? "-")")
          if let scope {
            #expect(answer.channels.allSatisfy { $0.address == nil || $0.assigned?.id == scope })
          }
        }
      }
    }
  }

  private static func merchant(_ random: inout Numbers) -> Merchant {
    var merchant = Merchant()
    merchant.submerchant("books")
    let modules: [[Module]] = [[.windowGeneral], [.apiKeyIn], [.windowGeneral, .apiKeyIn], [.identity]]
    for index in 0..<Int(random.next() % 5) {
      let picks = (0..<5).map { _ in Int(random.next() >> 8) }
      merchant.channels.append(
        Merchant.channel(
          "c\(index)", picks[3].isMultiple(of: 2) ? "live" : "test", pg: pgs[picks[0] % pgs.count],
          modules[picks[1] % modules.count], mid: mids[picks[2] % 2],
          assign: picks[4].isMultiple(of: 3) ? "books" : nil))
    }
    if random.next().isMultiple(of: 2) { merchant.default(.window, "c\(random.next() % 4)") }
    if random.next().isMultiple(of: 2) { merchant.default(.window, "c\(random.next() % 4)", of: "books") }
    return merchant
  }

  /// The rules, read literally and slowly.
  private static func expected(
    _ merchant: Merchant, _ request: String, _ kind: RequestKind, _ scope: String?
  ) -> (RouteAnswer.Outcome, [String]) {
    let prefix = kind == .identity ? "identity" : kind.rawValue + "."
    let seen = merchant.channels.filter { channel in
      (scope == nil || channel.text(.channelAssign) == scope)
        && channel.members(.channelModules).contains { $0.hasPrefix(prefix) }
    }
    let parts = request.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts[0] == "kpn" { return (.none, []) }
    let matches = seen.filter { channel in
      channel.text(.channelPG) == parts[0] && (parts.count == 1 || channel.text(.channelMID) == parts[1])
    }
    if let oldest = matches.first { return (matches.count > 1 ? .oldest : .channel, [oldest.address.id]) }
    if request == "kcp.AO09C", kind == .window { return (.sharedTest, ["AO09C"]) }
    if seen.isEmpty { return (.none, []) }
    let address = Address.default("acme", submerchant: scope, kind.rawValue)
    let declared = merchant.others.first { $0.address == address }?.text(.defaultChannel)
    if let declared, seen.contains(where: { $0.address.id == declared }) { return (.fallback, [declared]) }
    if seen.count == 1 || scope != nil { return (.fallback, [seen[0].address.id]) }
    return (.ambiguous, seen.map(\.address.id))
  }
}

/// SplitMix64, so that a seed gives the same merchant everywhere.
struct Numbers {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
