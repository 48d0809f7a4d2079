/// What the blocks of a list are to each other: repeated, within another, or parts of one block.
///
/// Two blocks nest or are apart, they never overlap by half. Sorted, a block therefore comes right before those
/// within it, and one walk that remembers which blocks are not over yet finds everything: O(n log n).
public struct CIDRNesting: Sendable {
  /// The blocks with where they stood in the list, sorted; of equal ones the first of the list comes first.
  private let rows: [Row]

  private struct Row: Sendable {
    let block: CIDR
    let position: Int
    /// The narrowest other block around it, as an index of `rows`.
    var around: Int?
    /// It repeats the row before it.
    var isRepeated = false
  }

  /// The relations of `blocks`, which are named by their positions in it.
  public init(_ blocks: [CIDR]) {
    var rows = blocks.enumerated().map { Row(block: $0.element, position: $0.offset) }
    rows.sort { ($0.block, $0.position) < ($1.block, $1.position) }
    var open: [Int] = []
    for index in rows.indices {
      let block = rows[index].block
      while let last = open.last, !rows[last].block.contains(block) { open.removeLast() }
      if let last = open.last, rows[last].block == block {
        rows[index].isRepeated = true
        rows[index].around = rows[last].around
      } else {
        rows[index].around = open.last
        open.append(index)
      }
    }
    self.rows = rows
  }

  /// The positions of blocks that stand in the list before, each with where it stands first.
  public var repeated: [(position: Int, first: Int)] {
    var result: [(Int, Int)] = []
    var first = 0
    for (index, row) in rows.enumerated() {
      if row.isRepeated { result.append((row.position, rows[first].position)) } else { first = index }
    }
    return result
  }

  /// The positions of blocks within another one, each with the widest around it; repetitions are left out.
  public var contained: [(position: Int, outer: Int)] {
    var result: [(Int, Int)] = []
    var outermost = 0
    for (index, row) in rows.enumerated() where !row.isRepeated {
      if row.around == nil {
        outermost = index
      } else {
        result.append((row.position, rows[outermost].position))
      }
    }
    return result
  }

  /// The blocks that several of the list make up without a gap, each with the positions of its parts by address.
  ///
  /// What repeats or lies within another is no part.
  public var joined: [(whole: CIDR, parts: [Int])] {
    let outer = rows.filter { $0.around == nil && !$0.isRepeated }
    guard zip(outer, outer.dropFirst()).contains(where: { $0.block.ends(where: $1.block) }) else { return [] }
    var result: [(CIDR, [Int])] = []
    var rest = outer[...]
    for whole in CIDRSet(outer.map(\.block)).blocks {
      let end = rest.firstIndex { !whole.contains($0.block) } ?? rest.endIndex
      if end - rest.startIndex > 1 { result.append((whole, rest[..<end].map(\.position))) }
      rest = rest[end...]
    }
    return result
  }

  /// The position of the narrowest block of the list that holds all of `block`.
  public func narrowest(around block: CIDR) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if block < rows[middle].block { high = middle } else { low = middle + 1 }
    }
    // The last block that sorts no later either holds it, or lies apart within whatever does.
    var candidate = low > 0 ? low - 1 : nil
    while let index = candidate, !rows[index].block.contains(block) { candidate = rows[index].around }
    return candidate.map { rows[$0].position }
  }
}

extension CIDR {
  /// Whether `next` goes on where this block ends.
  fileprivate func ends(where next: CIDR) -> Bool { family == next.family && last &+ 1 == next.network }
}
