/// The hashes that a walk has met; of the few that most walks meet, a list is quicker than a table.
struct HashesMet {
  private var few: [UInt64] = []
  private var many: Set<UInt64> = []

  private static let most = 16

  /// No hashes, and room for `count`.
  init(reservingCapacity count: Int) {
    few.reserveCapacity(min(count, Self.most))
  }

  /// Notes a hash.
  ///
  /// - Returns: whether it is met for the first time.
  mutating func insert(_ hash: UInt64) -> Bool {
    if few.contains(hash) { return false }
    if few.count == Self.most { return many.insert(hash).inserted }
    few.append(hash)
    return true
  }
}
