import MidasSource
import MidasSyntax

/// The keys that one mapping, with what is merged into it, has had so far.
struct SeenKeys {
  // Most mappings have no more than four, and a list of those would be made anew for each mapping.
  private var first = InlineArray<4, Located<Text>>(
    repeating: Located(Text(range: TextRange(offset: 0, length: 0), hash: 0), Site(SourceSpan(at: 0))))
  private var others: [Located<Text>] = []
  private var indices: [UInt64: Int] = [:]

  /// Up to this many keys a walk is quicker than a table.
  private static let few = 16

  /// How many there are; the next one gets this as its index.
  private(set) var count = 0

  /// The key at an index.
  subscript(index: Int) -> Located<Text> { index < first.count ? first[index] : others[index - first.count] }

  /// The index of a key with this text, as `equal` compares texts.
  func index(of text: Text, by equal: (Text, Text) -> Bool) -> Int? {
    guard count > Self.few else { return (0..<count).first { equal(self[$0].value, text) } }
    return indices[text.hash].flatMap { equal(self[$0].value, text) ? $0 : nil }
  }

  /// Adds a key that is not there yet.
  mutating func append(_ key: Located<Text>) {
    if count < first.count { first[count] = key } else { others.append(key) }
    count += 1
    if count == Self.few + 1 {
      for index in 0..<count { indices[self[index].value.hash] = index }
    } else if count > Self.few {
      indices[key.value.hash] = count - 1
    }
  }
}
