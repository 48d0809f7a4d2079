extension Catalog {
  /// The entries of every company, as the files in Companies give them.
  static var builtInEntries: [PG] { [] }
}
