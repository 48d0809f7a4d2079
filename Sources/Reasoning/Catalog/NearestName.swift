/// The name in `names` that `text` most likely meant, if one is near enough to be suggested.
///
/// Near is an optimal string alignment distance (insertions, deletions, replacements, swapped neighbours,
/// letter case aside) of at most a third of the longer text, and never more than three. Of equally near
/// names the first in `names` wins.
public func nearest(to text: String, in names: some Sequence<String>) -> String? {
  near(text, in: names).min { $0.distance < $1.distance }?.name
}

/// The name in `names` that `text` misspells beyond doubt: the only one near.
///
/// A wrong digit is no slip of spelling: `nice_v3` may be a newer name than those known.
public func misspelt(_ text: String, in names: some Sequence<String>) -> String? {
  let candidates = near(text, in: names)
  guard candidates.count == 1, let name = candidates.first?.name else { return nil }
  let (typed, known) = (digits(of: text), digits(of: name))
  return typed == known || typed.count != known.count ? name : nil
}

/// The same for names that people make up, such as the ids of channels: one keystroke off, and not in a digit.
///
/// Of `card-1` and `card-2` neither is a misspelling of the other, even where only one of them exists.
public func mistyped(_ text: String, in names: some Sequence<String>) -> String? {
  let candidates = near(text, in: names)
  guard candidates.count == 1, let (name, distance) = candidates.first, distance <= 1,
    digits(of: text) == digits(of: name)
  else { return nil }
  return name
}

/// The names near enough to be suggested, each once, with their distance.
private func near(_ text: String, in names: some Sequence<String>) -> [(name: String, distance: Int)] {
  let typed = folded(text)
  var found: [(name: String, distance: Int)] = []
  for name in names {
    let known = folded(name)
    let limit = min(3, max(typed.count, known.count) / 3)
    guard abs(typed.count - known.count) <= limit else { continue }
    let distance = alignmentDistance(typed, known)
    if distance <= limit, !found.contains(where: { $0.name == name }) { found.append((name, distance)) }
  }
  return found
}

private func folded(_ text: String) -> [Unicode.Scalar] { Array(text.lowercased().unicodeScalars) }

private func digits(of text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { ("0"..."9").contains($0) }
}

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
