extension Catalog {
  /// This catalog with a workspace's overrides merged in.
  ///
  /// Overrides of unknown PGs change nothing.
  public func merging(_ overrides: CatalogOverrides) -> Catalog {
    guard !overrides.isEmpty else { return self }
    var merged = entries
    for override in overrides.pgs {
      if let index = index(ofPG: override.pg) { merged[index].merge(override) }
    }
    return Catalog(merged, overrides: overrides)
  }
}

extension PG {
  /// Lays newer facts over this entry.
  fileprivate mutating func merge(_ override: CatalogOverrides.PGOverride) {
    if let status = override.status { self.status = status }
    modules.merge(override)
    for (module, added) in override.methods {
      methods.v1.add(added, to: module)
      methods.v2.add(added, to: module)
    }
    test.merge(override)
    if let livePrefix = override.livePrefix { mid.livePrefix = livePrefix }
    if let currencies = override.currencies {
      self.currencies = Currencies(currencies, minimum: self.currencies.minimum)
    }
    if let demand = override.webhook {
      webhook.demand = demand
      webhook.reason = override.because
    }
  }
}

extension PG.Modules {
  fileprivate mutating func merge(_ override: CatalogOverrides.PGOverride) {
    if !override.modulesV1.isEmpty { generations.insert(.v1) }
    if !override.modulesV2.isEmpty { generations.insert(.v2) }
    v1.state(override.modulesV1, deny: override.withoutModules)
    v2.state(override.modulesV2, deny: override.withoutModules)
  }
}

extension PG.Statement {
  /// States some modules and denies others, both beyond dispute.
  fileprivate mutating func state(_ added: ModuleSet, deny removed: ModuleSet) {
    stated = stated.union(added).subtracting(removed)
    denied = denied.subtracting(added).union(removed)
    disputed = disputed.subtracting(added.union(removed))
    partial = partial.subtracting(added.union(removed))
  }
}

extension PG.MethodLists {
  /// Adds methods to a module's list, if it has one; without one every method passes already.
  fileprivate mutating func add(_ added: MethodSet, to module: Module) {
    switch module {
    case .windowGeneral: general?.named.formUnion(added)
    case .windowSimple: simple?.named.formUnion(added)
    case .windowSubscription: subscription?.named.formUnion(added)
    case .windowKeyIn: keyIn?.named.formUnion(added)
    case .apiKeyIn: apiKeyIn?.named.formUnion(added)
    case .apiSubscription: apiSubscription?.named.formUnion(added)
    case .apiVirtualAccount, .identity: break
    }
  }
}

extension PG.TestCredentials {
  fileprivate mutating func merge(_ override: CatalogOverrides.PGOverride) {
    for former in override.formerMIDs {
      var dated = former
      if let index = shared.firstIndex(where: { $0.mid == former.mid }) {
        // What it served is known here, and a workspace need not repeat it.
        let was = shared.remove(at: index)
        if dated.modules.isEmpty { dated.modules = was.modules }
        dated.qualifier = dated.qualifier ?? was.qualifier
      }
      self.former.removeAll { $0.mid == dated.mid }
      self.former.append(dated)
    }
    for added in override.testMIDs {
      shared.removeAll { $0.mid == added.mid }
      self.former.removeAll { $0.mid == added.mid }
      shared.append(added)
    }
    serves = shared.reduce(into: ModuleSet()) { $0.formUnion($1.modules) }
  }
}
