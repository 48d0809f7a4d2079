/// The table of Sources/README.md: what each target may import.
struct ImportTable {
  /// The targets in the order of the table.
  let targets: [String]
  private let allowed: [String: Set<String>]

  /// Reads the table from the text of Sources/README.md.
  init(_ text: String) {
    var targets: [String] = []
    var allowed: [String: Set<String>] = [:]
    let rows = text.split(separator: "\n").drop { !$0.hasPrefix("| target |") }.dropFirst(2)
    for row in rows.prefix(while: { $0.hasPrefix("|") }) {
      let cells = row.split(separator: "|").map { Self.names(in: $0) }
      guard let target = cells.first?.first else { continue }
      var modules = Set(cells.dropFirst().joined())
      if row.contains("every target above") { modules = Set(targets).symmetricDifference(modules) }
      targets.append(target)
      allowed[target] = modules
    }
    self.targets = targets
    self.allowed = allowed
  }

  /// What `target` may import; empty for a target the table does not know.
  func allowed(for target: String) -> Set<String> { allowed[target] ?? [] }

  private static func names(in cell: Substring) -> [String] {
    cell.matches(of: /`(\w+)`/).map { String($0.1) }
  }
}
