/// One newer fact on a PG, as `catalog: pgs` states it.
public enum CatalogFact: Hashable, Sendable {
  /// `status:` replaces.
  case status(PG.Status)
  /// `modules: {v1: [...]}`: a module that a generation now has; the others keep their statement.
  case module(Module, Generation)
  /// `without-modules:`, a module that no generation has any more.
  case withoutModule(Module)
  /// `methods: {window.general: [...]}`: a method added to the module's lists in every generation that has one.
  case method(Method, of: Module)
  /// `former-mids:`, a MID that is shared no longer.
  case formerMID(String)
  /// `test-mids:`, a shared test MID; one that is listed is replaced.
  case testMID(TestMID)
  /// `live-prefix:` replaces.
  case livePrefix(String)
  /// `currencies:` replaces the closed list.
  case currencies([String])
  /// `webhook:` required or none, replaces.
  case webhook(PG.Webhook.Demand)

  /// Whether both cannot be so at once.
  public func contradicts(_ other: CatalogFact) -> Bool {
    switch (self, other) {
    case (.module(let module, _), .withoutModule(let without)),
      (.withoutModule(let without), .module(let module, _)):
      module == without
    case (.method(_, of: let module), .withoutModule(let without)),
      (.withoutModule(let without), .method(_, of: let module)):
      module == without
    case (.formerMID(let former), .testMID(let test)), (.testMID(let test), .formerMID(let former)):
      test.mid == former
    default: false
    }
  }
}

extension PG {
  /// This entry with a newer fact laid over it; the same where it says so already.
  public func stating(_ fact: CatalogFact, because: String) -> PG {
    var pg = self
    switch fact {
    case .status(let status): pg.status = status
    case .module(let module, let generation): pg.modules.state(module, generation)
    case .withoutModule(let module): pg.modules.deny(module)
    case .method(let method, let module):
      pg.methods.v1.add(method, to: module)
      pg.methods.v2.add(method, to: module)
    case .formerMID(let mid): pg.test.retire(mid, asOf: because)
    case .testMID(let mid): pg.test.share(mid)
    case .livePrefix(let prefix): pg.mid.livePrefix = prefix
    case .currencies(let list):
      guard list != currencies.list else { break }
      pg.currencies = Currencies(list, minimum: currencies.minimum)
    case .webhook(let demand):
      guard demand != webhook.demand else { break }
      pg.webhook.demand = demand
      pg.webhook.reason = because
    }
    return pg
  }
}

extension PG.Modules {
  fileprivate mutating func state(_ module: Module, _ generation: Generation) {
    generations.insert(generation)
    if generation == .v1 { v1.state(module) } else { v2.state(module) }
  }

  fileprivate mutating func deny(_ module: Module) {
    v1.deny(module)
    v2.deny(module)
  }
}

extension PG.Statement {
  /// States a module beyond dispute.
  fileprivate mutating func state(_ module: Module) {
    settle(module)
    stated.insert(module)
    denied.remove(module)
  }

  /// Denies a module beyond dispute.
  fileprivate mutating func deny(_ module: Module) {
    settle(module)
    denied.insert(module)
    stated.remove(module)
  }

  private mutating func settle(_ module: Module) {
    disputed.remove(module)
    partial.remove(module)
  }
}

extension PG.MethodLists {
  /// Adds a method to a module's list, if it has one; without one every method passes already.
  fileprivate mutating func add(_ added: Method, to module: Module) {
    switch module {
    case .windowGeneral: general?.named.insert(added)
    case .windowSimple: simple?.named.insert(added)
    case .windowSubscription: subscription?.named.insert(added)
    case .windowKeyIn: keyIn?.named.insert(added)
    case .apiKeyIn: apiKeyIn?.named.insert(added)
    case .apiSubscription: apiSubscription?.named.insert(added)
    case .apiVirtualAccount, .identity: break
    }
  }
}

extension PG.TestCredentials {
  fileprivate mutating func retire(_ mid: String, asOf news: String) {
    guard let index = shared.firstIndex(where: { $0.mid == mid }) else {
      // What was retired before keeps the date it has.
      if !former.contains(where: { $0.mid == mid }) { former.append(FormerTestMID(mid, for: [], asOf: news)) }
      return
    }
    // What it served is known here, and a workspace need not repeat it.
    let was = shared.remove(at: index)
    former.removeAll { $0.mid == mid }
    former.append(FormerTestMID(mid, for: was.modules, only: was.qualifier, asOf: news))
    countModules()
  }

  fileprivate mutating func share(_ mid: TestMID) {
    guard !shared.contains(mid) else { return }
    shared.removeAll { $0.mid == mid.mid }
    former.removeAll { $0.mid == mid.mid }
    shared.append(mid)
    countModules()
  }

  private mutating func countModules() {
    serves = shared.reduce(into: ModuleSet()) { $0.formUnion($1.modules) }
  }
}
