import MidasCatalog
public import MidasResources

/// A merchant before and after, compared scope by scope; scopes that see the same are not looked into.
struct RouteComparison {
  private let before: RouteView
  private let after: RouteView?
  private let catalog: Catalog
  /// The position afterwards of each channel that was there before; -1 where it goes.
  private let positions: [Int]
  private(set) var changes: [RouteDifference.Change] = []
  private(set) var firstAnswers = 0

  init(from before: RouteView, to after: RouteView?, names: [Address: Address], catalog: Catalog) {
    self.before = before
    self.after = after
    self.catalog = catalog
    let places = Dictionary(
      (after?.channels ?? []).enumerated().map { ($1.address, $0) }, uniquingKeysWith: { first, _ in first })
    positions = before.channels.map { names[$0.address].flatMap { places[$0] } ?? -1 }

    let regroups = groups(of: before) { self.positions[$0] } != after.map { groups(of: $0) { $0 } }
    var rest = Dictionary((after?.scopes ?? []).map { ($0.scope, $0.seen) }, uniquingKeysWith: { $1 })
    for (scope, seen) in before.scopes {
      let next = names[scope]
      let nowSeen = next.flatMap { rest.removeValue(forKey: $0) }
      if let next, let nowSeen, !regroups, sees(the: seen, as: nowSeen, scope, next) { continue }
      compare(scope, seen, next ?? scope, nowSeen)
    }
    guard let after else { return }
    for (scope, seen) in after.scopes where rest[scope] != nil {
      firstAnswers += AnswerCount.of(scopeSeeing: seen, in: after, catalog: catalog)
    }
  }

  // MARK: - What need not be compared

  /// Whether a scope sees the same channels in the same order, and has the same defaults.
  private func sees(the seen: [Int], as nowSeen: [Int], _ scope: Address, _ next: Address) -> Bool {
    guard let after, seen.count == nowSeen.count else { return false }
    let isSame = zip(seen, nowSeen).allSatisfy { old, new in
      positions[old] == new && before.channels[old].answersLike(after.channels[new])
    }
    return isSame
      && RequestKind.allCases.allSatisfy { kind in
        let old = before.position(ofDefault: kind, scope).map { positions[$0] }
        return old == after.position(ofDefault: kind, next)
      }
  }

  /// The enabled members of each group that has a key.
  private func groups(of view: RouteView, _ position: (Int) -> Int) -> [String: Set<Int>] {
    guard !view.groups.isEmpty else { return [:] }
    let places = Dictionary(
      view.channels.enumerated().map { ($1.address.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Dictionary(
      view.groups.compactMap { group in
        group.key.map { ($0, Set(group.members.compactMap { places[$0.channel] }.map(position))) }
      }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - What is compared

  private mutating func compare(_ scope: Address, _ seen: [Int], _ next: Address, _ nowSeen: [Int]?) {
    let old = ReachableRequests(of: scope, seeing: seen, in: before, catalog: catalog)
    guard let after, let nowSeen else {
      for request in old.requests where old[request].way != .none {
        add(request.asked(by: next), old[request], .none)
      }
      return
    }
    let new = ReachableRequests(of: next, seeing: nowSeen, in: after, catalog: catalog)
    let questions = Set(old.questions).union(new.questions)
    for request in RouteRequest.sorted(questions, of: next) {
      let question = ReachableRequests.Question(kind: request.kind, naming: request.naming)
      let (was, now) = (old[question], new[question])
      if !isSame(was, now, in: after) { add(request, was, now) }
    }
  }

  /// Whether two answers reach the same channels in the same way and mode.
  private func isSame(_ old: Reach, _ new: Reach, in after: RouteView) -> Bool {
    guard old.way == new.way, old.channels.count == new.channels.count else { return false }
    let moved = old.channels.map { (position: positions[$0], isLive: before.channels[$0].isLive) }
      .sorted { $0.position < $1.position }
    return zip(moved, new.channels).allSatisfy { old, new in
      old.position == new && old.isLive == after.channels[new].isLive
    }
  }

  private mutating func add(_ request: RouteRequest, _ old: Reach, _ new: Reach) {
    let was = old.channels.map { index in
      let position = positions[index]
      let now = after.flatMap { position < 0 ? nil : $0.channels[position].address }
      return RouteDifference.End.Channel(
        address: now ?? before.channels[index].address, isLive: before.channels[index].isLive)
    }
    let now = new.channels.compactMap { index in
      after.map {
        RouteDifference.End.Channel(address: $0.channels[index].address, isLive: $0.channels[index].isLive)
      }
    }
    changes.append(
      RouteDifference.Change(
        request: request, before: .init(way: old.way, channels: was),
        after: .init(way: new.way, channels: now)))
  }
}

extension RouteView {
  /// The merchant and its sub-merchants, each with the positions of the channels that it sees.
  public var scopes: [(scope: Address, seen: [Int])] {
    var assigned: [String: [Int]] = [:]
    for (position, channel) in channels.enumerated() {
      if let store = channel.assigned { assigned[store, default: []].append(position) }
    }
    return [(.merchant(merchant), Array(channels.indices))]
      + submerchants.sorted(by: precedesInBytes).map { (.submerchant(merchant, $0), assigned[$0] ?? []) }
  }

  /// The channel that a scope declares as its default for a kind.
  fileprivate func position(ofDefault kind: RequestKind, _ scope: Address) -> Int? {
    guard let id = defaults[.default(merchant, submerchant: scope.submerchant, kind.rawValue)] else {
      return nil
    }
    return channels.firstIndex { $0.address.id == id }
  }
}

extension RouteView.Channel {
  /// Whether requests see no difference between the two but the name.
  fileprivate func answersLike(_ other: RouteView.Channel) -> Bool {
    isLive == other.isLive && pg == other.pg && modules == other.modules && methods == other.methods
      && currencies == other.currencies && mid == other.mid && key == other.key
  }
}
