extension Catalog {
  /// This catalog with a workspace's overrides merged in.
  ///
  /// Overrides of unknown PGs change nothing.
  public func merging(_ overrides: CatalogOverrides) -> Catalog {
    guard !overrides.isEmpty else { return self }
    var merged = entries
    for override in overrides.pgs {
      guard let index = index(ofPG: override.pg) else { continue }
      merged[index] = override.facts.reduce(merged[index]) { $0.stating($1, because: override.because) }
    }
    return Catalog(merged, overrides: overrides)
  }
}
