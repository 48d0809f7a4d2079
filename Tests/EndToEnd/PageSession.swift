import TestSupport

extension MarkdownPage {
  /// The page with what its commands print today, and how many there are.
  ///
  /// A YAML block that begins with a file's name is that file, of a workspace that each section has for itself; a
  /// console block shows commands in it.
  func replayed() throws -> (page: MarkdownPage, commands: Int) {
    var shown = self
    var workspace = try Scratch()
    var commands = 0
    for (index, part) in parts.enumerated() {
      switch part {
      case .section: workspace = try Scratch()
      case .block("yaml", let text):
        if let name = Self.fileName(of: text) { try workspace.file(named: name, holding: text) }
      case .block("console", let text):
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
        commands += lines.count
        let session = try lines.map { line in
          let outcome = try Tool.shell(line, in: workspace.url)
          return "$ \(line)\n\(outcome.output)\(outcome.errors)"
        }
        shown.parts[index] = .block(language: "console", text: session.joined(separator: "\n"))
      case .block, .line: break
      }
    }
    return (shown, commands)
  }

  /// The name in the first line of a block that is a file: `# shop.yaml`.
  static func fileName(of text: String) -> String? {
    text.prefixMatch(of: /# (\S+\.yaml)\n/).map { String($0.1) }
  }
}
