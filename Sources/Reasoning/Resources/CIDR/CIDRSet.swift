/// A set of addresses of both families, as sorted intervals that neither overlap nor touch.
///
/// Making one sorts its blocks, and every question walks the intervals once: O(n log n) over all. What blocks of a
/// list are to each other is asked of `CIDRNesting`, which keeps them apart.
public struct CIDRSet: Hashable, Sendable {
  /// The intervals, IPv4 before IPv6, then by address.
  public private(set) var intervals: [Interval] = []

  /// Addresses of one family without a gap.
  ///
  /// Both ends belong to it: one past the last IPv6 address would need a bit more than there are.
  public struct Interval: Hashable, Sendable {
    /// IPv4 or IPv6.
    public let family: CIDR.Family
    /// The first address, as a number.
    public let first: UInt128
    /// The last address, as a number.
    public fileprivate(set) var last: UInt128
  }

  /// The addresses that are in at least one of `blocks`, which may come in any order, nest and repeat.
  public init(_ blocks: [CIDR]) {
    for block in blocks.sorted() {
      append(Interval(family: block.family, first: block.network, last: block.last))
    }
  }

  private init(intervals: [Interval]) { self.intervals = intervals }

  /// No address.
  public static let nothing = CIDRSet(intervals: [])

  /// Every address of IPv4 and IPv6.
  public static let everything = CIDRSet([
    CIDR(enclosing: 0, family: .v4, prefix: 0), CIDR(enclosing: 0, family: .v6, prefix: 0),
  ])

  /// Adds an interval that begins at or after the beginning of the last one.
  private mutating func append(_ interval: Interval) {
    guard let end = intervals.indices.last, intervals[end].reaches(interval) else {
      intervals.append(interval)
      return
    }
    intervals[end].last = max(intervals[end].last, interval.last)
  }
}

// MARK: - Algebra

extension CIDRSet {
  /// The addresses of either set.
  public func union(_ other: CIDRSet) -> CIDRSet {
    var sum = CIDRSet.nothing
    var rest = other.intervals[...]
    for interval in intervals {
      while let next = rest.first, next.begins(before: interval) { sum.append(rest.removeFirst()) }
      sum.append(interval)
    }
    for interval in rest { sum.append(interval) }
    return sum
  }

  /// The addresses of this set that are not in `other`.
  public func subtracting(_ other: CIDRSet) -> CIDRSet {
    var difference: [Interval] = []
    var holes = other.intervals[...]
    for interval in intervals {
      while let hole = holes.first, hole.ends(before: interval) { holes.removeFirst() }
      var first: UInt128? = interval.first
      for hole in holes {
        // A hole that goes on past this interval is met again by the next one.
        guard let begin = first, !interval.ends(before: hole) else { break }
        if hole.first > begin {
          difference.append(Interval(family: interval.family, first: begin, last: hole.first - 1))
        }
        first = hole.last < interval.last ? hole.last + 1 : nil
      }
      if let first { difference.append(Interval(family: interval.family, first: first, last: interval.last)) }
    }
    return CIDRSet(intervals: difference)
  }

  /// Whether all addresses of `block` are in the set.
  public func contains(_ block: CIDR) -> Bool {
    let wanted = Interval(family: block.family, first: block.network, last: block.last)
    var low = 0
    var high = intervals.count
    while low < high {
      let middle = (low + high) / 2
      if wanted.begins(before: intervals[middle]) { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return false }
    return intervals[low - 1].family == block.family && intervals[low - 1].last >= block.last
  }
}

// MARK: - What it holds

extension CIDRSet {
  /// Whether no address is in the set.
  public var isEmpty: Bool { intervals.isEmpty }

  /// How many addresses it holds.
  public var count: AddressCount { count(of: .v4) + count(of: .v6) }

  /// How many addresses of one family it holds.
  public func count(of family: CIDR.Family) -> AddressCount {
    intervals.reduce(.zero) { sum, interval in
      interval.family == family
        ? sum + AddressCount(interval.last - interval.first) + AddressCount(1) : sum
    }
  }

  /// The fewest blocks that hold the same addresses, sorted.
  public var blocks: [CIDR] { intervals.flatMap(\.blocks) }
}

extension CIDRSet.Interval {
  /// The largest aligned blocks from one end to the other.
  fileprivate var blocks: [CIDR] {
    var blocks: [CIDR] = []
    var first = first
    while true {
      let aligned = first == 0 ? family.width : min(first.trailingZeroBitCount, family.width)
      let room = last - first
      let fitting = room == .max ? 128 : 127 - (room + 1).leadingZeroBitCount
      let block = CIDR(enclosing: first, family: family, prefix: family.width - min(aligned, fitting))
      blocks.append(block)
      guard block.last < last else { return blocks }
      first = block.last + 1
    }
  }

  fileprivate func begins(before other: Self) -> Bool {
    (family.width, first) < (other.family.width, other.first)
  }

  fileprivate func ends(before other: Self) -> Bool {
    (family.width, last) < (other.family.width, other.first)
  }

  /// Whether it overlaps `other`, which begins no earlier, or ends right before it.
  fileprivate func reaches(_ other: Self) -> Bool {
    family == other.family && (last >= other.first || last + 1 == other.first)
  }
}
