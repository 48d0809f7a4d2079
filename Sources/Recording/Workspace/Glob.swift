/// A pattern over paths: `*` and `?` inside one name, `**` over any number of folders, `!` before it to exclude.
struct Glob: Sendable {
  /// A match takes the path out instead of in.
  let isExclusion: Bool
  private let parts: [[Character]]
  /// The same where all of it is ASCII, which most globs and paths are.
  private let asciiParts: [[UInt8]]?

  /// The glob that `pattern` spells.
  init(_ pattern: String) {
    isExclusion = pattern.hasPrefix("!")
    var text = isExclusion ? pattern.dropFirst() : pattern[...]
    while text.hasPrefix("./") { text = text.dropFirst(2) }
    parts = text.split(separator: "/").map(Array.init)
    asciiParts = Self.isPlain(text.utf8) ? parts.map { Array(String($0).utf8) } : nil
  }

  /// Whether a path below the root matches.
  func matches(_ path: String) -> Bool {
    if let asciiParts {
      let answer = path.utf8.withContiguousStorageIfAvailable { path in
        Self.isPlain(path) ? Self.matches(path, from: 0, asciiParts[...]) : nil
      }
      if case .some(.some(let answer)) = answer { return answer }
    }
    return matches(path.split(separator: "/").map(Array.init)[...], parts[...])
  }

  /// Every character is one byte.
  private static func isPlain(_ text: some Sequence<UInt8>) -> Bool {
    text.allSatisfy { $0 < 0x80 && $0 != 0x0D }
  }

  private func matches(_ names: ArraySlice<[Character]>, _ parts: ArraySlice<[Character]>) -> Bool {
    guard let part = parts.first else { return names.isEmpty }
    if part == ["*", "*"] {
      let rest = parts.dropFirst()
      if rest.first == ["*", "*"] { return matches(names, rest) }
      return (names.startIndex...names.endIndex).contains { matches(names[$0...], rest) }
    }
    guard let name = names.first, Self.matches(name, part, star: "*", mark: "?") else { return false }
    return matches(names.dropFirst(), parts.dropFirst())
  }

  private static let doubleStar = Array("**".utf8)

  /// Matches the names of a path from an offset on, which lies behind the path's end once all names are used up.
  private static func matches(
    _ path: UnsafeBufferPointer<UInt8>, from start: Int, _ parts: ArraySlice<[UInt8]>
  ) -> Bool {
    guard let part = parts.first else { return start > path.count }
    var end = start
    while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
    if part == doubleStar {
      let rest = parts.dropFirst()
      if rest.first == doubleStar || start > path.count { return matches(path, from: start, rest) }
      return matches(path, from: start, rest) || matches(path, from: end + 1, parts)
    }
    guard start <= path.count,
      matches(
        UnsafeBufferPointer(rebasing: path[start..<end]), part, star: UInt8(ascii: "*"),
        mark: UInt8(ascii: "?"))
    else { return false }
    return matches(path, from: end + 1, parts.dropFirst())
  }

  /// Matches one name, going back to the last `*` where the rest does not fit.
  private static func matches<Name: RandomAccessCollection>(
    _ name: Name, _ pattern: [Name.Element], star any: Name.Element, mark one: Name.Element
  ) -> Bool where Name.Element: Equatable, Name.Index == Int {
    var position = 0
    var index = 0
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if position < pattern.count, pattern[position] == any {
        star = (position, index)
        position += 1
      } else if position < pattern.count, pattern[position] == one || pattern[position] == name[index] {
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
    return pattern[position...].allSatisfy { $0 == any }
  }
}
