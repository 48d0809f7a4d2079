/// Which target depends on which, by names without the prefix `Midas`.
struct ModuleGraph {
  /// The targets in the order in which they were declared.
  let targets: [String]
  private let edges: [String: [String]]

  init(_ targets: [(name: String, dependencies: [String])]) {
    self.targets = targets.map(\.name)
    self.edges = Dictionary(targets.map { ($0.name, $0.dependencies) }, uniquingKeysWith: +)
  }

  /// What `target` depends on directly.
  func dependencies(of target: String) -> [String] { edges[target] ?? [] }

  /// The shortest way from one target to another, both included; the first in name order among equals.
  func path(from start: String, to goal: String) -> [String]? {
    var waiting = [[start]]
    var seen: Set<String> = [start]
    while let path = waiting.first {
      waiting.removeFirst()
      for next in dependencies(of: path[path.count - 1]).sorted() where seen.insert(next).inserted {
        if next == goal { return path + [next] }
        waiting.append(path + [next])
      }
    }
    return nil
  }

  /// Says how targets behind `boundary` reach a forbidden one, the shortest way of each.
  func trespasses(behind boundary: String, excepting: Set<String>, into forbidden: [String]) -> [String] {
    let behind = targets.drop { $0 != boundary }.dropFirst().filter { !excepting.contains($0) }
    return behind.flatMap { target in
      forbidden.compactMap { goal in
        path(from: target, to: goal).map { Self.sentence($0) }
      }
    }
  }

  /// "Tables reaches Syntax through Resources → Model".
  private static func sentence(_ path: [String]) -> String {
    let between = path.dropFirst().dropLast().joined(separator: " → ")
    let way = between.isEmpty ? "directly" : "through \(between)"
    return "\(path[0]) reaches \(path[path.count - 1]) \(way)"
  }
}
