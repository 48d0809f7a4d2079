import MidasDiagnostics

extension Rule {
  /// The rule's documentation in Markdown, as `midas explain` prints it and docs/checks.md holds it.
  public var documentation: String {
    let severity = isCore ? "Core \(self.severity.rawValue): it cannot be silenced or lowered." : severityName
    return """
      ### \(id)

      **\(summary)** \(severity)

      \(Self.wrapped(rationale))

      Rejected:

      ```text
      \(MarkedExample(rejects).excerpt)
      ```

      Accepted:

      ```yaml
      \(accepts)
      ```

      """
  }

  /// Every rule's documentation: the text of docs/checks.md.
  public static var page: String {
    let introduction = """
      # Checks

      What `midas validate`, `midas plan` and `midas test` report. Generated from the rules; `midas explain RULE` prints
      one of them.

      An error fails the run; a warning does with `--fail-severity warning`; a note never does. A workspace changes
      that in `policy: severity:`, and one line is excused by a comment above it or at its end:
      `# midas:ignore RULE why this is right here`. Core errors are what Midas exists for: they stay errors.

      """
    let sections = Self.sections.filter { !$0.rules.isEmpty }
    let index = sections.map { section in
      "**\(section.title)**: " + section.rules.map { "[\($0.id)](#\($0.id))" }.joined(separator: " · ") + "\n"
    }
    let chapters = sections.map { section in
      "## \(section.title)\n\n" + section.rules.map(\.documentation).joined(separator: "\n")
    }
    return ([introduction] + index + chapters).joined(separator: "\n")
  }

  /// One line a rule, in the order of `all`: id, severity, summary.
  public static var list: String {
    let widest = all.map(\.id.utf8.count).max() ?? 0
    return all.map { rule in
      let severity = rule.isCore ? "core" : rule.severity.rawValue
      return padded(rule.id, to: widest) + "  " + padded(severity, to: 7) + "  " + rule.summary + "\n"
    }.joined()
  }

  private var severityName: String {
    switch severity {
    case .error: "Error."
    case .warning: "Warning."
    case .note: "Note."
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }

  /// The paragraphs of `text` in lines of at most 100 characters.
  private static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph in
      var lines = [""]
      for word in paragraph.split(separator: " ") {
        let line = lines[lines.count - 1]
        if line.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if line.count + 1 + word.count <= 100 {
          lines[lines.count - 1] += " \(word)"
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
