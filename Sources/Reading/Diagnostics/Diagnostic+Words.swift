import MidasSource

extension Diagnostic {
  /// What is wrong and what it would do to payments, on one line.
  var headline: String { label.isEmpty ? message : "\(message); \(label)" }
}

extension ReportedFiles {
  /// The finding in words, for forms that show no source: headline, related places and help, a line each.
  mutating func words(of finding: Diagnostic) -> String {
    var lines = [finding.headline]
    for related in finding.related {
      let line = positions(of: related.place, in: .codePoints).start.line
      lines.append("\(self[related.place.file].path):\(line): \(related.message)")
    }
    if let help = finding.help { lines.append("help: \(help)") }
    return lines.joined(separator: "\n")
  }
}
