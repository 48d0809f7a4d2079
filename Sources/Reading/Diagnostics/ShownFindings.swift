import MidasSource

/// The findings that a person is shown where there are too many to read: the worst, and of every file some.
struct ShownFindings {
  /// So many findings are shown.
  static let most = 50
  /// So many of a file, as long as there are others to show.
  private static let mostOfFile = 10

  /// What is shown, in printed order.
  let shown: [Diagnostic]
  /// What is not, in printed order.
  let omitted: [Diagnostic]

  /// A choice from `findings`, which are in printed order.
  init(of findings: [Diagnostic], isWhole: Bool) {
    guard !isWhole, findings.count > Self.most else {
      shown = findings
      omitted = []
      return
    }
    let worstFirst = findings.indices.sorted { (findings[$1].severity, $0) < (findings[$0].severity, $1) }
    var chosen: Set<Int> = []
    var ofFile: [Int32: Int] = [:]
    for index in worstFirst where chosen.count < Self.most {
      let file = findings[index].place.file
      guard ofFile[file, default: 0] < Self.mostOfFile else { continue }
      ofFile[file, default: 0] += 1
      chosen.insert(index)
    }
    for index in worstFirst where chosen.count < Self.most { chosen.insert(index) }
    shown = findings.indices.filter(chosen.contains).map { findings[$0] }
    omitted = findings.indices.filter { !chosen.contains($0) }.map { findings[$0] }
  }

  /// The lines that say what is not shown: how many of each file that was touched on, how many elsewhere, and by what
  /// rules.
  func remainder(pathOf path: (Int32) -> String) -> String {
    guard !omitted.isEmpty else { return "" }
    let files = Set(shown.lazy.map(\.place.file))
    var counts: [Int32: Int] = [:]
    var order: [Int32] = []
    for finding in omitted {
      let file = finding.place.file
      if counts.updateValue(counts[file, default: 0] + 1, forKey: file) == nil { order.append(file) }
    }
    var lines = order.filter(files.contains).map { "\(counts[$0, default: 0]) more in \(path($0))" }
    let others = order.filter { !files.contains($0) }
    if !others.isEmpty {
      let count = others.reduce(0) { $0 + counts[$1, default: 0] }
      lines.append("\(count) more in \(others.count) other file\(others.count == 1 ? "" : "s")")
    }
    let total = Tally(of: omitted, files: 0).counts
    return lines.map { "… \($0)\n" }.joined()
      + "not shown: \(total) (\(rules)); `midas validate --all` shows them\n"
  }

  /// The rules of what is not shown, the most frequent first.
  private var rules: String {
    var counts: [String: Int] = [:]
    for finding in omitted { counts[finding.rule, default: 0] += 1 }
    let ordered = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = ordered.prefix(3).map { "\($0.value) \($0.key)" }
    let rest = ordered.count - named.count
    return (named + (rest > 0 ? ["\(rest) other rule\(rest == 1 ? "" : "s")"] : [])).joined(separator: ", ")
  }
}
