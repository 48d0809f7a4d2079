import MidasResources

/// Which channel a V1 request that names only a PG's code reaches: the oldest of that code in its scope.
struct OldestChannels {
  /// What such a request says, and for whom.
  private struct Route: Hashable, Comparable {
    var scope: String
    var code: String
    var kind: String

    static func < (left: Route, right: Route) -> Bool {
      (left.scope, left.code, left.kind) < (right.scope, right.code, right.kind)
    }
  }

  private let before: [Route: Address]
  private let after: [Route: Address]
  private let declared: [Route: Address]
  private let keys: [Address: String]

  /// - Parameter fresh: The channels that the plan creates or replaces, which are younger than all others.
  init(
    before recorded: RecordedMerchant, after wanted: WantedMerchant, renames: Renames, fresh: Set<Address>,
    facts: PlanningFacts
  ) {
    let channels = recorded.channelsByOrdinal
    before = Self.oldest(of: channels.lazy.map(\.resource), facts)
    keys = Dictionary(
      channels.compactMap { channel in
        channel.resource.text(.channelKey).map { (channel.resource.address, $0) }
      }, uniquingKeysWith: { first, _ in first })

    let byAddress = Dictionary(
      wanted.resources.lazy.map { ($0.resource.address, $0.resource) },
      uniquingKeysWith: { first, _ in first })
    let inDeclaredOrder = wanted.channelOrder.compactMap { byAddress[$0] }
    let kept = channels.filter { !renames.isDisplaced($0.resource.address) }.map {
      renames.target(of: $0.resource.address, in: wanted.handle)
    }
    .filter { !fresh.contains($0) }.compactMap { byAddress[$0] }
    after = Self.oldest(of: kept + inDeclaredOrder.filter { fresh.contains($0.address) }, facts)
    declared = Self.oldest(of: inDeclaredOrder, facts)
  }

  private static func oldest(of channels: some Sequence<Resource>, _ facts: PlanningFacts) -> [Route: Address]
  {
    var oldest: [Route: Address] = [:]
    for channel in channels {
      guard let code = facts.code(channel) else { continue }
      // The merchant sees all its channels, a sub-merchant only those assigned to it.
      for scope in Set([channel.address.merchant, channel.channelScope]) {
        for kind in channel.requestKinds {
          let route = Route(scope: scope, code: code, kind: kind)
          if oldest[route] == nil { oldest[route] = channel.address }
        }
      }
    }
    return oldest
  }

  /// What becomes of requests whose channel goes.
  struct Reroute {
    var text: String
    /// Whether no channel that they name is left.
    var isLoss: Bool
  }

  /// What becomes of the requests that reached a channel that `step` replaces or deletes.
  func reroutes(by step: PlanStep) -> [Reroute] {
    guard let lost = step.recordedAddress else { return [] }
    var reroutes: [Reroute] = []
    for (route, address) in before.sorted(by: { $0.key < $1.key }) where address == lost {
      let request = "`\(route.kind)` requests of `\(route.scope)` that name `\(route.code)`"
      guard let next = after[route] else {
        let text = "\(request) fall back to the default: no channel of that code is left"
        reroutes.append(Reroute(text: text, isLoss: true))
        continue
      }
      if next == step.address, step.action == .replace { continue }
      reroutes.append(Reroute(text: "\(request) reach `\(next)` instead", isLoss: false))
    }
    if let key = keys[lost] {
      reroutes.append(Reroute(text: "requests by channel key `\(key)` find no channel", isLoss: true))
    }
    return reroutes
  }

  /// Where declaration and record disagree about the oldest channel of a code.
  var declaredOrderFindings: [PlanFinding] {
    var reported: Set<Address> = []
    return declared.sorted { $0.key < $1.key }.compactMap { route, first in
      guard let recorded = after[route], recorded != first, reported.insert(first).inserted else {
        return nil
      }
      return PlanFinding(
        rule: "declared-order-differs", isWarning: true, address: first,
        message:
          "requests that name `\(route.code)` reach `\(recorded)`, though `\(first)` is declared before it",
        label: "channels keep the order in which they were created",
        help: "declare `\(recorded.id)` first, or let requests name the channel by its MID or key",
        other: nil)
    }
  }
}

extension Resource {
  /// The kinds of request a channel serves: `window`, `api`, `identity`.
  var requestKinds: [String] {
    let modules = members(.channelModules)
    return ["window", "api", "identity"].filter { kind in
      modules.contains { $0 == kind || $0.hasPrefix(kind + ".") }
    }
  }
}
