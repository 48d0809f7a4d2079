/// A pattern over paths: `*` and `?` inside one name, `**` over any number of folders, `!` before it to exclude.
struct Glob: Sendable {
  /// A match takes the path out instead of in.
  let isExclusion: Bool
  private let parts: [[Character]]

  /// The glob that `pattern` spells.
  init(_ pattern: String) {
    isExclusion = pattern.hasPrefix("!")
    var text = isExclusion ? pattern.dropFirst() : pattern[...]
    while text.hasPrefix("./") { text = text.dropFirst(2) }
    parts = text.split(separator: "/").map(Array.init)
  }

  /// Whether a path below the root matches.
  func matches(_ path: String) -> Bool {
    matches(path.split(separator: "/").map(Array.init)[...], parts[...])
  }

  private func matches(_ names: ArraySlice<[Character]>, _ parts: ArraySlice<[Character]>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == ["*", "*"] {
      let rest = parts.dropFirst()
      if rest.first == ["*", "*"] { return matches(names, rest) }
      return (names.startIndex...names.endIndex).contains { matches(names[$0...], rest) }
    }
    guard let name = names.first, Self.matches(name, part) else { return false }
    return matches(names.dropFirst(), parts.dropFirst())
  }

  /// Matches one name, going back to the last `*` where the rest does not fit.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var position = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if position < pattern.count, pattern[position] == "*" {
        star = (position, index)
        position += 1
      } else if position < pattern.count, pattern[position] == "?" || pattern[position] == name[index] {
        position += 1
        index += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        position = last.pattern + 1
        index = last.name + 1
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == "*" }
  }
}
