/// Values by key, for lists that are nearly always short: the first keys are walked, which is quicker than a table.
struct ShortTable<Key: Hashable, Value> {
  private var few: [(key: Key, value: Value)] = []
  private var many: [Key: Value] = [:]

  /// An empty table, and room for `count` keys as far as they are walked.
  init(reservingCapacity count: Int) { few.reserveCapacity(min(count, NameIndex.fewest)) }

  /// The value of a key, if it has one.
  subscript(key: Key) -> Value? {
    if let found = few.first(where: { $0.key == key }) { return found.value }
    return many.isEmpty ? nil : many[key]
  }

  /// Gives a key a value, in place of the one that it had.
  mutating func set(_ value: Value, for key: Key) {
    if let index = few.firstIndex(where: { $0.key == key }) {
      few[index].value = value
    } else if few.count < NameIndex.fewest {
      few.append((key, value))
    } else {
      many[key] = value
    }
  }
}
