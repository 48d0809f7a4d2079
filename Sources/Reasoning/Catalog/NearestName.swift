/// The name in `names` that `text` most likely meant, if one is near enough to be suggested.
///
/// Near is an optimal string alignment distance (insertions, deletions, replacements, swapped neighbours,
/// letter case aside) of at most a third of the longer text, and never more than three. Of equally near
/// names the first in `names` wins.
public func nearest(to text: String, in names: some Sequence<String>) -> String? {
  let typed = folded(text)
  var best: (name: String, distance: Int)?
  for name in names {
    let known = folded(name)
    let limit = min(3, max(typed.count, known.count) / 3)
    guard abs(typed.count - known.count) <= limit else { continue }
    let distance = alignmentDistance(typed, known)
    if distance <= limit, distance < best?.distance ?? Int.max { best = (name, distance) }
  }
  return best?.name
}

private func folded(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars) }

/// How many changes lead from one text to the other, row by row over prefixes of `left`.
private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforeLast[column - 1] + 1)
      }
      current.append(distance)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
