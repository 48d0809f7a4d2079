public import MidasCatalog
public import MidasPlanning
import MidasResources

extension Worklist {
  /// The list as a person reads it: a step with what is to be entered below it.
  ///
  /// - Parameter withDone: Also what was ticked, behind `✓`.
  public func text(in language: Language, _ catalog: Catalog, withDone: Bool = false) -> String {
    let steps = shown(withDone: withDone)
    let width = steps.map(\.item.number.utf8.count).max() ?? 0
    return steps.map { item, tick in
      let gap = String(repeating: " ", count: width - item.number.utf8.count)
      let mark = withDone ? (tick == nil ? "  " : "✓ ") : ""
      let by = tick.map { "  (\($0.time), \($0.actor.inline))" } ?? ""
      let title = item.title(in: language, catalog).inline
      var text = "\(mark)\(gap)\(item.number)  \(item.address)  \(title)\(by)\n"
      guard tick == nil else { return text }
      let indentation = String(repeating: " ", count: mark.count + width + 4)
      for entry in item.entries(in: language, catalog) { text += "\(indentation)\(entry.line)\n" }
      for note in item.notes(in: language, catalog) { text += "\(indentation)# \(note.inline)\n" }
      return text
    }.joined()
  }

  /// The list as a ticket: a heading, and a box to tick for every step.
  ///
  /// - Parameter limit: The most characters, counted as UTF-16 units; where the list does not fit, first what is to be
  ///   entered is left out, then steps, and their number said.
  public func markdown(in language: Language, _ catalog: Catalog, limit: Int = Plan.commentLimit) -> String {
    let count = open.count
    let heading = language(
      count == 1 ? "1 step by hand" : "\(count) steps by hand", "수동 작업 \(count)건")
    let head = "### \(heading)\n\n"
    for withEntries in [true, false] {
      let text = head + open.map { $0.markdown(in: language, catalog, withEntries: withEntries) }.joined()
      if text.utf16.count <= limit { return text }
    }
    var text = head
    for (index, item) in open.enumerated() {
      let rest = language(
        "\n… and \(count - index) more; `midas worklist` lists them all.\n",
        "\n… 외 \(count - index)건은 `midas worklist`로 확인하세요.\n")
      let line = item.markdown(in: language, catalog, withEntries: false)
      guard text.utf16.count + line.utf16.count + rest.utf16.count <= limit else { return text + rest }
      text += line
    }
    return text
  }

  private func shown(withDone: Bool) -> [(item: WorkItem, tick: WorkTick?)] {
    let open = self.open.map { (item: $0, tick: WorkTick?.none) }
    guard withDone else { return open }
    return (open + done.map { ($0.item, $0.tick) }).sorted { $0.item < $1.item }
  }
}

extension ConsoleEntry {
  /// `MID: AB12C → AB34D`.
  var line: String { "\(label): \(before.map { "\($0) → " } ?? "")\(value)" }
}

extension WorkItem {
  fileprivate func markdown(in language: Language, _ catalog: Catalog, withEntries: Bool) -> String {
    var text =
      "- [ ] **\(number)** \(MarkdownText.code(address.text)): \(Self.marked(title(in: language, catalog)))\n"
    guard withEntries else { return text }
    for entry in entries(in: language, catalog) { text += "  - \(Self.marked(entry.line))\n" }
    for note in notes(in: language, catalog) { text += "  - *\(Self.marked(note))*\n" }
    return text
  }

  /// Words of ours stand between backquotes of ours; all else is text of others.
  private static func marked(_ text: String) -> String { MarkdownText.escaped(text.inline) }
}
