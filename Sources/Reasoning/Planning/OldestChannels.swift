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

  private let recorded: [Route: Address]
  private let declared: [Route: Address]

  /// Channels oldest first: as they will be recorded, and as they are declared.
  init(recorded: [Resource], declared: [Resource], facts: PlanningFacts) {
    self.recorded = Self.oldest(of: recorded, facts)
    self.declared = Self.oldest(of: declared, facts)
  }

  private static func oldest(of channels: [Resource], _ facts: PlanningFacts) -> [Route: Address] {
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

  /// Where declaration and record disagree about the oldest channel of a code.
  var declaredOrderFindings: [PlanFinding] {
    var reported: Set<Address> = []
    return declared.sorted { $0.key < $1.key }.compactMap { route, first in
      guard let recorded = recorded[route], recorded != first, reported.insert(first).inserted else {
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
