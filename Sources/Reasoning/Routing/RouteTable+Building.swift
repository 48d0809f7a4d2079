public import MidasCatalog
import MidasResources

extension RouteTable {
  /// Answers every request of `view`'s merchant.
  ///
  /// The cost grows with the channels and not with their square: what a request names is looked up, not searched.
  public init(_ view: RouteView, catalog: Catalog) {
    let router = Router(view, catalog: catalog)
    let submerchants = view.submerchants.map { Address.submerchant(view.merchant, $0) }
    var assigned: [String: [RouteView.Channel]] = [:]
    for channel in view.channels {
      if let id = channel.assigned { assigned[id, default: []].append(channel) }
    }
    scopes = ([.merchant(view.merchant)] + submerchants.sorted()).map { address in
      let seen = address.submerchant.map { assigned[$0] ?? [] } ?? view.channels
      return Scope(
        address: address, named: RequestKind.allCases.flatMap { router.named($0, by: address, among: seen) },
        abilities: router.abilities(among: seen))
    }
    channels = router.listed
    let addresses = view.groups.isEmpty ? [] : Set(view.channels.map(\.address))
    groups = view.groups.map { $0.shares(among: addresses) }
    keys = router.keys(of: channels, groups)
  }
}

extension Router {
  /// The V1 requests of a kind that name one of `seen`, the channels of a scope, and the one that names no PG.
  fileprivate func named(_ kind: RequestKind, by scope: Address, among seen: [RouteView.Channel])
    -> [RouteTable.Named]
  {
    let modules = ModuleSet.of(kind)
    var matching: [String: (code: String, mid: String?, channels: [RouteView.Channel])] = [:]
    for channel in seen where !channel.modules.isDisjoint(with: modules) {
      // A code with a dot in it is a MID's beginning to whoever reads the request.
      for code in codes(of: channel, for: kind) where !code.isEmpty && !code.utf8.contains(UInt8(ascii: "."))
      {
        matching[code, default: (code, nil, [])].channels.append(channel)
        matching["\(code).\(channel.mid)", default: (code, channel.mid, [])].channels.append(channel)
      }
    }
    func request(_ pg: String) -> RouteRequest { RouteRequest(scope: scope, kind: kind, naming: .pg(pg)) }
    let named = matching.keys.sorted(by: precedesInBytes).compactMap { pg in
      matching[pg].map { match in
        RouteTable.Named(
          kind: kind, pg: pg,
          answer: answer(match.channels[0], of: match.channels, match.code, match.mid, request(pg)))
      }
    }
    return [RouteTable.Named(kind: kind, pg: "", answer: answer(request("")))] + named
  }

  /// Every mode and module that one of `seen` has.
  fileprivate func abilities(among seen: [RouteView.Channel]) -> [RouteTable.Ability] {
    Mode.allCases.flatMap { mode in
      let ofMode = seen.filter { $0.isLive == (mode == .live) }
      return Module.allCases.compactMap { module -> RouteTable.Ability? in
        let able = ofMode.filter { $0.modules.contains(module) }
        guard !able.isEmpty else { return nil }
        return RouteTable.Ability(
          mode: mode, module: module,
          channels: able.map { channel in
            RouteTable.Ability.Able(
              target: target(channel, module.kind), methods: channel.methods, currencies: channel.currencies)
          },
          groups: groups(among: able))
      }
    }
  }

  /// Every channel with its codes.
  fileprivate var listed: [RouteTable.Channel] {
    view.channels.map { channel in
      var codes: [(kind: RequestKind, code: String?)] = []
      for module in channel.modules where !codes.contains(where: { $0.kind == module.kind }) {
        codes.append((module.kind, self.codes(of: channel, for: module.kind).first))
      }
      return RouteTable.Channel(target: target(channel, kind(of: channel, .window)), codes: codes)
    }
  }

  /// Every key that a channel or a group has.
  fileprivate func keys(of channels: [RouteTable.Channel], _ groups: [RouteAnswer.Group]) -> [RouteTable.Key]
  {
    var holders: [String: RouteTable.Key.Holder] = [:]
    // Of several with one key the first is reached, and a group before a channel.
    for channel in channels.reversed() {
      if let key = channel.target.key { holders[key] = .channel(channel) }
    }
    let keyed = groups.filter { $0.key != nil }
    if !keyed.isEmpty {
      let byAddress = Dictionary(
        channels.map { ($0.target.address, $0) }, uniquingKeysWith: { first, _ in first })
      for group in keyed.reversed() {
        guard let key = group.key else { continue }
        holders[key] = .group(group, members: group.shares.compactMap { byAddress[$0.channel] })
      }
    }
    return holders.sorted { precedesInBytes($0.key, $1.key) }.map { RouteTable.Key(key: $0, holder: $1) }
  }
}
