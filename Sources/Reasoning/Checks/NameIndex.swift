import MidasModel

/// Finds a member of a list by its id; of several with one id the first.
struct NameIndex: Sendable {
  private let ids: [Leaf<Text>]
  private let firstByHash: [UInt64: Int]

  /// Up to this many members a walk is quicker than a table.
  static let fewest = 16

  /// An index of ids, in the order of the members.
  init(_ ids: [Leaf<Text>]) {
    self.ids = ids
    guard ids.count > Self.fewest else {
      firstByHash = [:]
      return
    }
    var table: [UInt64: Int] = Dictionary(minimumCapacity: ids.count)
    for (index, id) in ids.enumerated() {
      if let hash = id.value?.hash, table[hash] == nil { table[hash] = index }
    }
    firstByHash = table
  }

  /// The index of the member with this id, if one could be read.
  func index(of id: Text, in merchant: borrowing Merchant) -> Int? {
    if ids.count > Self.fewest {
      guard let found = firstByHash[id.hash] else { return nil }
      if let text = ids[found].value, merchant.equal(text, id) { return found }
    }
    return ids.firstIndex { $0.value.map { merchant.equal($0, id) } ?? false }
  }
}
