/// The keys that one mapping, with what is merged into it, has had so far.
struct SeenKeys {
  private var keys: [Located<Text>] = []
  private var firstByHash: [UInt64: Int] = [:]

  /// Up to this many keys a walk is quicker than a table.
  private static let few = 16

  /// How many there are; the next one gets this as its index.
  var count: Int { keys.count }

  /// The key at an index.
  subscript(index: Int) -> Located<Text> { keys[index] }

  /// The index of a key with this text, as `equal` compares texts.
  func index(of text: Text, by equal: (Text, Text) -> Bool) -> Int? {
    guard keys.count > Self.few else { return keys.firstIndex { equal($0.value, text) } }
    return firstByHash[text.hash].flatMap { equal(keys[$0].value, text) ? $0 : nil }
  }

  /// Adds a key that is not there yet.
  mutating func append(_ key: Located<Text>) {
    keys.append(key)
    if keys.count == Self.few + 1 {
      for (index, key) in keys.enumerated() { firstByHash[key.value.hash] = index }
    } else if keys.count > Self.few {
      firstByHash[key.value.hash] = keys.count - 1
    }
  }
}
