/// The name in `names` that `text` most likely meant, if one is near enough to be suggested.
///
/// Near is an optimal string alignment distance (insertions, deletions, replacements, swapped neighbours;
/// letter case counts half a change) of at most a third of the longer text, and never more than three. Of
/// equally near names the first in `names` wins.
public func nearest(to text: String, in names: some Sequence<String>) -> String? {
  let typed = Array(text.unicodeScalars)
  var best: (name: String, cost: Int)?
  for name in names {
    let known = Array(name.unicodeScalars)
    let limit = 2 * min(3, max(typed.count, known.count) / 3)
    guard 2 * abs(typed.count - known.count) <= limit else { continue }
    let cost = alignmentCost(typed, known)
    if cost <= limit, cost < best?.cost ?? Int.max { best = (name, cost) }
  }
  return best?.name
}

/// Twice the number of changes between two texts; a change of letter case alone costs one.
private func alignmentCost(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = (0...right.count).map { $0 * 2 }
  for row in left.indices {
    var current = [Int](repeating: (row + 1) * 2, count: right.count + 1)
    for column in right.indices {
      let replaced = last[column] + replacementCost(left[row], right[column])
      var cost = min(replaced, last[column + 1] + 2, current[column] + 2)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 2)
      }
      current[column + 1] = cost
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}

private func replacementCost(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Int {
  if left == right { return 0 }
  return left.properties.lowercaseMapping == right.properties.lowercaseMapping ? 1 : 2
}
