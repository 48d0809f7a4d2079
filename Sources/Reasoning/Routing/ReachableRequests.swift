public import MidasCatalog
public import MidasResources

/// Every request of one scope that its channels decide, with what each reaches: the answers of `Router`, all at once
/// and in one walk over the channels.
///
/// For each kind: no `pg`, which stands for every one that names nothing; each code; each code with a MID. Besides,
/// each channel and group key, and each ability that a channel has. Whatever is not listed names nothing: `subscript`
/// answers that too.
public struct ReachableRequests: Sendable {
  /// The merchant or sub-merchant that asks.
  public let scope: Address
  private let router: Router
  private var reached: [Question: Reach] = [:]
  /// The positions of the channels by what they can do.
  private var alike: [Skill: [Int]] = [:]

  /// A request without the one who asks.
  struct Question: Hashable {
    var kind: RequestKind
    var naming: RouteRequest.Naming
  }

  /// The requests of `scope`, a merchant or sub-merchant of `view`.
  ///
  /// - Parameter seen: the positions of the channels that the scope sees.
  init(of scope: Address, seeing seen: [Int], in view: RouteView, catalog: Catalog) {
    self.scope = scope
    router = Router(view.narrowed(to: seen.map { view.channels[$0] }), catalog: catalog)
    addFallbacks(seen)
    addNames(seen)
    addKeys(seen)
    addAbilities(seen)
  }

  /// The requests of `scope`, a merchant or sub-merchant of `view`.
  public init(of scope: Address, in view: RouteView, catalog: Catalog) {
    self.init(of: scope, seeing: view.positions(seenBy: scope), in: view, catalog: catalog)
  }

  /// The requests that are listed: by `pg`, then by key, then by ability.
  public var requests: [RouteRequest] {
    RouteRequest.sorted(reached.keys, of: scope)
  }

  /// How many of them reach something.
  public var answeredCount: Int { reached.values.count { $0.way != .none } }

  /// What a request of the scope reaches.
  public subscript(request: RouteRequest) -> Reach {
    self[Question(kind: request.kind, naming: request.naming)]
  }

  var questions: Dictionary<Question, Reach>.Keys { reached.keys }

  /// What is reached by a question, listed or not.
  subscript(question: Question) -> Reach {
    if let reach = reached[question] { return reach }
    switch question.naming {
    case .key: return .none
    case .ability(let ability): return reach(of: ability)
    case .pg(let pg): return reach(ofUnknown: pg, question.kind)
    }
  }

  /// What is reached by a `pg` that no channel has.
  private func reach(ofUnknown pg: String, _ kind: RequestKind) -> Reach {
    let request = RouteRequest(scope: scope, kind: kind, naming: .pg(pg))
    let parts = pg.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    if router.lacksCode(String(parts[0]), kind) { return .none }
    if parts.count > 1, router.sharedTest(String(parts[0]), String(parts[1]), request) != nil {
      return Reach(way: .testMID, channels: [])
    }
    return reached[Question(kind: kind, naming: .pg(""))] ?? .none
  }

  /// What can do what is asked for, be it listed or not refused.
  private func reach(of ability: RouteRequest.Ability) -> Reach {
    .naming(alike.filter { $0.key.can(ability) }.flatMap(\.value).sorted())
  }

  // MARK: - Listing

  private mutating func addFallbacks(_ seen: [Int]) {
    for kind in RequestKind.allCases {
      let naming = RouteRequest.Naming.pg("")
      let answer = router.answer(RouteRequest(scope: scope, kind: kind, naming: naming))
      let positions = answer.channels.compactMap { target in
        router.view.channels.firstIndex { $0.address == target.address }.map { seen[$0] }
      }
      let way: Reach.Way = positions.isEmpty ? .none : answer.outcome == .ambiguous ? .undecided : .fallback
      reached[Question(kind: kind, naming: naming)] = Reach(way: way, channels: positions)
    }
  }

  /// Codes, and codes with a MID: the oldest channel has them.
  private mutating func addNames(_ seen: [Int]) {
    for (channel, position) in zip(router.view.channels, seen) {
      for kind in RequestKind.allCases where !channel.modules.isDisjoint(with: .of(kind)) {
        // A code with a dot in it is a MID's beginning to whoever reads the request.
        for code in router.codes(of: channel, for: kind) where !code.isEmpty && !code.contains(".") {
          for pg in [code, "\(code).\(channel.mid)"] {
            let question = Question(kind: kind, naming: .pg(pg))
            if reached[question] == nil { reached[question] = .naming([position]) }
          }
        }
      }
    }
  }

  private mutating func addKeys(_ seen: [Int]) {
    var positions: [String: Int] = [:]
    for (channel, position) in zip(router.view.channels, seen) {
      positions[channel.address.id] = position
      guard let key = channel.key else { continue }
      reached[Question(kind: .window, naming: .key(key))] = .naming([position])
    }
    for group in router.view.groups {
      guard let key = group.key else { continue }
      let routed = group.members.compactMap { positions[$0.channel] }.sorted()
      let question = Question(kind: .window, naming: .key(key))
      if !routed.isEmpty || reached[question] != nil { reached[question] = .naming(routed) }
    }
  }

  /// What channels can do; those that can do the same are looked at once.
  private mutating func addAbilities(_ seen: [Int]) {
    for (channel, position) in zip(router.view.channels, seen) {
      alike[Skill(channel), default: []].append(position)
    }
    var asked: Set<RouteRequest.Ability> = []
    for ability in alike.keys.lazy.flatMap(\.abilities) where asked.insert(ability).inserted {
      reached[Question(kind: .window, naming: .ability(ability))] = reach(of: ability)
    }
  }
}

extension RouteView {
  /// The positions of the channels that a merchant or sub-merchant sees.
  func positions(seenBy scope: Address) -> [Int] {
    guard let store = scope.submerchant else { return Array(channels.indices) }
    return channels.indices.filter { channels[$0].assigned == store }
  }

  /// The same merchant with these channels alone.
  fileprivate func narrowed(to channels: [Channel]) -> RouteView {
    RouteView(
      merchant: merchant, order: order, channels: channels, submerchants: submerchants, groups: groups,
      defaults: defaults)
  }
}

extension RouteRequest {
  /// Questions as requests of `scope`, in the order in which they are listed.
  static func sorted(_ questions: some Sequence<ReachableRequests.Question>, of scope: Address)
    -> [RouteRequest]
  {
    questions.map { RouteRequest(scope: scope, kind: $0.kind, naming: $0.naming) }
      .map { (key: $0.sortKey, request: $0) }.sorted { $0.key < $1.key }.map(\.request)
  }

  /// The same request of another merchant or sub-merchant.
  func asked(by scope: Address) -> RouteRequest {
    RouteRequest(scope: scope, kind: kind, naming: naming)
  }

  /// Requests by `pg` come first, by kind; then keys, then abilities.
  fileprivate var sortKey: (Int, String) {
    switch naming {
    case .pg(let pg): (RequestKind.allCases.firstIndex(of: kind) ?? 0, pg)
    case .key(let key): (RequestKind.allCases.count, key)
    case .ability: (RequestKind.allCases.count + 1, phrase)
    }
  }
}
