extension Linked {
  /// The keys of the entries under `catalog:` on which a channel of the workspace relies.
  public var catalogEntriesInUse: Set<String> {
    var keys: Set<String> = []
    for merchant in merchants {
      let outline = units.outlines[merchant.unit]
      for key in outline.catalogEntries(of: entry(of: merchant)) { keys.insert(String(key)) }
    }
    return keys
  }
}
