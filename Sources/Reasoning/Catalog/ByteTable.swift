/// A closed vocabulary of texts that is searched by bytes, without making a `String`.
struct ByteTable: Sendable {
  /// One more than the index of a key, or 0; a power of two of them, at least twice the keys.
  private var slots: [UInt16]
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]
  private var values: [UInt16] = []

  /// A table that maps each key to its value; of equal keys the first counts.
  init(_ rows: [(key: String, value: UInt16)]) {
    var size = 4
    while size < rows.count * 2 { size *= 2 }
    slots = [UInt16](repeating: 0, count: size)
    for (key, value) in rows {
      var key = key
      key.withUTF8 { utf8 in
        let slot = slot(of: utf8)
        guard slots[slot] == 0 else { return }
        bytes.append(contentsOf: utf8)
        starts.append(UInt32(bytes.count))
        values.append(value)
        slots[slot] = UInt16(values.count)
      }
    }
  }

  /// The value of `key`.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> UInt16? {
    let entry = slots[slot(of: key)]
    return entry == 0 ? nil : values[Int(entry) - 1]
  }

  /// The slot that holds `key`, or the free one where it would go.
  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while slots[slot] != 0, !holds(Int(slots[slot]) - 1, key) { slot = (slot + 1) & mask }
    return slot
  }

  /// A hash that goes by words of eight bytes: the keys are short, and every channel looks up several.
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = 0
    while index + 8 <= key.count {
      let word = UnsafeRawBufferPointer(key).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 8
    }
    var tail: UInt64 = 0
    while index < key.count {
      tail = tail << 8 | UInt64(key[index])
      index += 1
    }
    hash = (hash ^ tail) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 32
  }

  private func holds(_ entry: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[entry])
    let end = Int(starts[entry + 1])
    guard end - start == key.count else { return false }
    for index in 0..<key.count where bytes[start + index] != key[index] { return false }
    return true
  }
}
