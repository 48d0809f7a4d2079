import MidasResources

extension Plan {
  /// The most characters that a comment on a merge request may have.
  ///
  /// GitHub takes 65,536; what is left of them here is for those who write around the plan.
  public static let commentLimit = 65_000

  /// The plan as a comment on a merge request.
  ///
  /// What decides comes first: counts, fingerprint, gates with the flag that opens them, requests that reach something
  /// else, what is left to do by hand.
  /// The steps follow, merchant by merchant, folded unless they lose or open something. Where they do not fit, first
  /// their attributes are left out, then steps, and their number said.
  ///
  /// - Parameter limit: the most characters, counted as UTF-16 units, which no forge counts more of.
  public func markdown(limit: Int = Plan.commentLimit) -> String {
    let head = markdownHead + gateList + routeList(limit: limit / 4) + manualList(limit: limit / 4)
    for detail in [Detail.attributes, .titles] {
      let sections = merchantGroups.map { section($0, detail) }
      if head.utf16.count + sections.reduce(0, { $0 + $1.utf16.count }) <= limit {
        return head + sections.joined()
      }
    }
    return head + stepsCut(to: limit - head.utf16.count)
  }

  /// How much is said of a step.
  private enum Detail {
    case attributes
    case titles
  }

  // MARK: - What decides

  private var markdownHead: String {
    var text = "### \(summary.text)\n\n"
    if isEmpty {
      text += "What is declared is what is recorded.\n\n"
    } else {
      let actions = PlanStep.Action.allCases.filter { summary[$0] > 0 }
      text += "| | \(actions.map(\.rawValue).joined(separator: " | ")) |\n"
      text += "|---|\(actions.map { _ in "---:|" }.joined())\n"
      for kind in ResourceKind.allCases where steps.contains(where: { $0.kind == kind }) {
        let counts = actions.map { action in
          let count = steps.count { $0.kind == kind && $0.action == action }
          return count == 0 ? "" : "\(count)"
        }
        text += "| \(kind.name) | \(counts.joined(separator: " | ")) |\n"
      }
      text += "\n"
    }
    return text + "Fingerprint `\(fingerprint.hex)`\n\n"
  }

  /// The gates that stop apply, each with some of the steps that they stop, and the flag for all of them.
  private var gateList: String {
    guard !gates.isEmpty else { return "" }
    var text = "#### Apply stops here\n\n"
    for gate in gates {
      let stopped = steps.filter { $0.gates.contains(gate) }.map { MarkdownText.code($0.address.text) }
      let more = stopped.count > 10 ? " and \(stopped.count - 10) more" : ""
      text += "- **\(gate.rawValue)**: \(gate.reason): \(stopped.prefix(10).joined(separator: ", "))\(more)\n"
    }
    let words = gates.filter(\.canBeAllowed).map(\.rawValue)
    if !words.isEmpty { text += "\n`--allow \(words.joined(separator: ","))` lets it through.\n" }
    if gates.contains(.protected) {
      text += "\nNothing lets `protected` through: take `protect` out in an apply of its own first.\n"
    }
    return text + "\n"
  }

  /// Which requests reach something else, what is lost in bold.
  private func routeList(limit: Int) -> String {
    guard let routes, routes.changes.contains(where: { $0.effect != .joined }) else { return "" }
    var text = "#### Requests\n\n\(routes.summary)\n\n"
    let lines = routes.lines
    for (index, line) in lines.enumerated() {
      let requests = line.requests { MarkdownText.code($0.inline) }
      let answers = line.change.answers(MarkdownText.code)
      let words = "\(MarkdownText.code(line.change.scope.text)) \(requests): \(answers)"
      let item = line.change.effect == .lost ? "- **lost** \(words)\n" : "- \(words)\n"
      guard index < RouteChanges.mostLines, text.utf16.count + item.utf16.count <= limit else {
        let rest = lines.dropFirst(index).reduce(0) { $0 + $1.requests.count }
        text += "\n… and \(rest) more; `midas plan --format json` lists them.\n"
        break
      }
      text += item
    }
    return text + "\n"
  }

  private func manualList(limit: Int) -> String {
    guard !manualSteps.isEmpty else { return "" }
    var text = "#### To do by hand\n\n"
    for (index, step) in manualSteps.enumerated() {
      let line = "- [ ] \(MarkdownText.code(step.address.text)): \(MarkdownText.escaped(step.text.inline))\n"
      guard text.utf16.count + line.utf16.count <= limit else {
        text += "\n… and \(manualSteps.count - index) more; `midas plan` lists them.\n"
        break
      }
      text += line
    }
    return text + "\n"
  }

  // MARK: - Steps

  /// The steps of each merchant, in the order in which the merchants first come up.
  private var merchantGroups: [[PlanStep]] {
    var groups: [[PlanStep]] = []
    var positions: [String: Int] = [:]
    for step in steps {
      if let position = positions[step.address.merchant] {
        groups[position].append(step)
      } else {
        positions[step.address.merchant] = groups.count
        groups.append([step])
      }
    }
    return groups
  }

  private func section(_ steps: [PlanStep], _ detail: Detail) -> String {
    guard let merchant = steps.first?.address.merchant else { return "" }
    let isOpen = steps.contains { $0.deletes || !$0.gates.isEmpty }
    let counts = PlanStep.Action.allCases.compactMap { action in
      let count = steps.count { $0.action == action }
      return count > 0 ? "\(count) to \(action.rawValue)" : nil
    }
    let lines = steps.flatMap { $0.differenceLines(withAttributes: detail == .attributes) }
    return "<details\(isOpen ? " open" : "")><summary>\(MarkdownText.escaped(merchant)): "
      + "\(counts.joined(separator: ", "))</summary>\n\n\(MarkdownText.difference(lines))\n</details>\n\n"
  }

  /// The titles of as many steps as fit, and how many do not.
  private func stepsCut(to limit: Int) -> String {
    func note(_ count: Int) -> String {
      "… and \(count) more step\(count == 1 ? "" : "s"); `midas plan` prints them all.\n"
    }
    var text = ""
    var left = steps.count
    for group in merchantGroups {
      var count = group.count
      while count > 0 {
        let section = section(Array(group.prefix(count)), .titles)
        if text.utf16.count + section.utf16.count + note(left).utf16.count <= limit {
          text += section
          left -= count
          break
        }
        count /= 2
      }
      if count < group.count { break }
    }
    return text + note(left)
  }
}

extension PlanStep {
  /// The step as lines of a difference: what comes behind `+`, what goes behind `-`, what changes in place behind `!`.
  fileprivate func differenceLines(withAttributes isDetailed: Bool) -> [String] {
    let sign =
      switch action {
      case .create: "+"
      case .delete: "-"
      case .update, .replace, .rename: "!"
      }
    var lines = ["\(sign) \(action == .replace ? "replace " : "")\(title)"]
    guard isDetailed else { return lines }
    switch action {
    case .create: lines += attributes.map { "+     \($0)" }
    case .delete: break
    case .update, .replace, .rename:
      for change in changes {
        guard !change.isSecret || change.before == nil || change.after == nil else {
          lines.append("!     \(change.field): (secret changed)")
          continue
        }
        if let before = change.before { lines.append("-     \(change.field): \(before.inline)") }
        if let after = change.after { lines.append("+     \(change.field): \(after.inline)") }
      }
    }
    lines += notes.map { "#     \($0)" }
    if !gates.isEmpty { lines.append("#     gate: \(gates.map(\.rawValue).joined(separator: ", "))") }
    return lines
  }
}
