public import MidasRouting

/// Which requests that reach a channel are named by a route test.
///
/// What counts is what PortOne itself is asked: by `pg`, by none, by channel key and by group. What a channel can do
/// is a question to Midas and its tables alone, and is not counted.
public struct RouteCoverage {
  /// How many requests reach a channel and are named by a test.
  public private(set) var coveredCount = 0
  /// The others, merchant by merchant, each with what it reaches now.
  public private(set) var uncovered: [(request: RouteRequest, reaches: Expectation)] = []

  /// How many requests reach a channel.
  public var count: Int { coveredCount + uncovered.count }

  /// Looks for the tests of every request that reaches a channel of one of `views`.
  public init(of views: RouteViews, by tests: [RouteTest]) throws {
    let named = Set(tests.map(\.request))
    for handle in views.handles {
      guard let view = try views[handle] else { continue }
      for (scope, _) in view.scopes {
        let reachable = ReachableRequests(of: scope, in: view, catalog: views.catalog)
        for request in reachable.requests {
          guard let reached = Expectation(reachable[request], of: request, in: view) else { continue }
          if named.contains(request) { coveredCount += 1 } else { uncovered.append((request, reached)) }
        }
      }
    }
  }
}

extension Expectation {
  /// What a request that PortOne is asked reaches; nil for all else, and where it reaches no channel for certain.
  fileprivate init?(_ reach: Reach, of request: RouteRequest, in view: RouteView) {
    if case .ability = request.naming { return nil }
    guard reach.way != .none, reach.way != .testMID, reach.way != .undecided,
      let first = reach.channels.first
    else { return nil }
    let address = view.channels[first].address
    if let group = view.group(of: request) {
      self = .group(group.address)
    } else {
      self = reach.way == .fallback ? .fallback(address) : .channel(address)
    }
  }
}
