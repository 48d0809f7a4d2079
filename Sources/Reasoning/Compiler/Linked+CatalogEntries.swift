import MidasChecks

extension Linked {
  /// The keys of the entries under `catalog:` on which a channel of the workspace relies.
  public var catalogEntriesInUse: Set<String> {
    var keys: Set<String> = []
    for merchant in merchants {
      let unit = units[merchant.unit]
      for fact in unit.facts[entry(of: merchant).facts] where fact.kind == .catalogEntry {
        keys.insert(unit.string(fact.keyStart..<fact.keyEnd))
      }
    }
    return keys
  }
}
