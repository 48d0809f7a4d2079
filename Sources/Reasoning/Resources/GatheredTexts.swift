/// Texts, or pairs of texts, that are gathered one by one and then sorted; its storage is used again and again.
struct GatheredTexts: Sendable {
  /// All texts, one behind another.
  private var bytes: [UInt8] = []
  private var items: [Item] = []

  private struct Item: BitwiseCopyable {
    var start: Int
    /// Where the key ends and its value begins.
    var middle: Int
    var end: Int
  }

  /// How many there are.
  var count: Int { items.count }

  /// Adds a text or, with a value, a pair.
  mutating func append(_ key: CanonicalEncoder.Text, _ value: CanonicalEncoder.Text?) {
    let start = bytes.count
    bytes.append(contentsOf: key)
    let middle = bytes.count
    if let value { bytes.append(contentsOf: value) }
    items.append(Item(start: start, middle: middle, end: bytes.count))
  }

  /// Hands each key to `body`, with its value or an empty text.
  func forEach(_ body: (_ key: CanonicalEncoder.Text, _ value: CanonicalEncoder.Text) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      for item in items {
        body(
          CanonicalEncoder.Text(rebasing: bytes[item.start..<item.middle]),
          CanonicalEncoder.Text(rebasing: bytes[item.middle..<item.end]))
      }
    }
  }

  /// Forgets all of them.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
  }

  /// Sorts by the bytes of the keys and drops repetitions but the first.
  ///
  /// Lists are short and mostly sorted already, so that insertion is quickest; and it is stable.
  mutating func sort() {
    var count = 0
    for index in items.indices {
      let item = items[index]
      var place = count
      var order = -1
      while place > 0 {
        order = compare(items[place - 1], item)
        if order <= 0 { break }
        place -= 1
      }
      if order == 0 { continue }
      var shifted = count
      while shifted > place {
        items[shifted] = items[shifted - 1]
        shifted -= 1
      }
      items[place] = item
      count += 1
    }
    items.removeLast(items.count - count)
  }

  private func compare(_ left: Item, _ right: Item) -> Int {
    let shorter = min(left.middle - left.start, right.middle - right.start)
    for offset in 0..<shorter {
      let difference = Int(bytes[left.start + offset]) - Int(bytes[right.start + offset])
      if difference != 0 { return difference }
    }
    return (left.middle - left.start) - (right.middle - right.start)
  }
}
