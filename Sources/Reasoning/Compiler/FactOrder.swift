/// Which unit has which fact, in the order of the facts' hashes, so that equal keys stand together.
public struct FactOrder: Sendable {
  /// A fact: its hash, the unit it is in and its index there.
  public struct Reference: Sendable, Hashable, BitwiseCopyable {
    /// The hash of kind and key.
    public var hash: UInt64
    /// The unit.
    public var unit: UInt32
    /// The index among the facts of the unit.
    public var fact: UInt32

    /// A fact of a unit.
    public init(hash: UInt64, unit: UInt32, fact: UInt32) {
      self.hash = hash
      self.unit = unit
      self.fact = fact
    }
  }

  /// The facts, by ascending hash.
  public let references: [Reference]

  /// `references`, which are in order.
  public init(ordered references: [Reference]) { self.references = references }

  /// `references` brought into order; those with one hash stay in the order in which they come.
  public init(_ references: [Reference]) {
    guard references.count > 64 else {
      self.references = references.sorted { $0.hash < $1.hash }
      return
    }
    // Hashes are spread evenly: by their first bits they fall into as many small buckets as there are facts.
    let bits = Int.bitWidth - references.count.leadingZeroBitCount
    func bucket(_ reference: Reference) -> Int {
      Int(truncatingIfNeeded: reference.hash >> UInt64(64 - bits))
    }
    var ends = [Int](repeating: 0, count: 1 << bits)
    for reference in references { ends[bucket(reference)] += 1 }
    var sum = 0
    for index in ends.indices {
      sum += ends[index]
      ends[index] = sum - ends[index]
    }
    self.references = [Reference](unsafeUninitializedCapacity: references.count) { sorted, count in
      for reference in references {
        let bucket = bucket(reference)
        sorted.initializeElement(at: ends[bucket], to: reference)
        ends[bucket] += 1
      }
      count = references.count
      var start = 0
      for end in ends where end > start {
        Self.sort(&sorted, start..<end)
        start = end
      }
    }
  }

  private static func sort(_ references: inout UnsafeMutableBufferPointer<Reference>, _ range: Range<Int>) {
    // Somebody may write keys that all fall into one bucket.
    guard range.count <= 32 else { return references[range].sort { $0.hash < $1.hash } }
    for index in range.dropFirst() {
      let reference = references[index]
      var hole = index
      while hole > range.lowerBound, references[hole - 1].hash > reference.hash {
        references[hole] = references[hole - 1]
        hole -= 1
      }
      references[hole] = reference
    }
  }

  /// The facts with that hash.
  public subscript(hash: UInt64) -> ArraySlice<Reference> {
    var low = 0
    var high = references.count
    while low < high {
      let middle = (low + high) / 2
      if references[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return references[low...].prefix { $0.hash == hash }
  }
}
