/// How much of a file Midas reads before it refuses; libyaml itself has no limits, and deep nesting costs it
/// quadratic time.
enum Limits {
  /// Collections inside one another.
  static let depth = 64
  /// Bytes of one document.
  static let documentBytes = 64 << 20
  /// Bytes of one file, so that offsets fit into 32 bits with room for decoded scalars.
  static let fileBytes = 1 << 30
  /// Documents of one file that break off before the rest of it is left unread.
  static let brokenDocuments = 100
  /// Nodes that the aliases of one document may stand for.
  static let expandedNodes = 1_000_000
}
