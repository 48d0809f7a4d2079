import MidasJSON
import MidasResources

extension Plan {
  /// The plan as a person reads it: one line a resource with its attributes below, and the fingerprint last.
  public var text: String { FixedPlan(self).text }
}

extension FixedPlan {
  /// The plan as a person reads it: one line a resource with its attributes below, and the fingerprint last.
  public var text: String {
    var text = ""
    writeText(to: &text)
    return text
  }

  /// Writes the plan as a person reads it, step by step.
  public func writeText(to output: inout some TextOutputStream, by workers: some Workers = OneWorker()) {
    plan.steps.write(to: &output, by: workers) { step, text in
      text += "\(step.action.mark) \(step.title)\n"
      for attribute in step.attributes { text += "    \(attribute)\n" }
      for note in step.notes { text += "    note: \(note)\n" }
      if !step.gates.isEmpty {
        text += "    gate: \(step.gates.map(\.rawValue).joined(separator: ", "))\n"
      }
    }
    for change in plan.whitelists { output.write("= whitelist \(change.merchant): \(change.text)\n") }
    let routes = plan.routes?.text ?? []
    for line in routes { output.write("\(line)\n") }
    plan.manualSteps.write(to: &output, by: workers) { $1 += "# \($0.address): \($0.text)\n" }
    if !plan.isEmpty || !plan.whitelists.isEmpty || !routes.isEmpty || !plan.manualSteps.isEmpty {
      output.write("\n")
    }
    output.write("\(plan.summary.text). Fingerprint \(fingerprint.hex)\n")
  }
}

extension Plan.Summary {
  /// `Plan: 3 to create, 1 to update, 0 to delete`; replacements and renames are named where there are any.
  public var text: String {
    var parts = ["\(self[.create]) to create", "\(self[.update]) to update", "\(self[.delete]) to delete"]
    if self[.replace] > 0 { parts.append("\(self[.replace]) to replace") }
    if self[.rename] > 0 { parts.append("\(self[.rename]) to rename") }
    return "Plan: " + parts.joined(separator: ", ")
  }
}

extension PlanStep.Action {
  /// The sign before a line of that action.
  public var mark: String {
    switch self {
    case .create: "+"
    case .update: "~"
    case .delete: "-"
    case .replace: "±"
    case .rename: "→"
    }
  }
}

extension PlanStep {
  /// The kind and address, and where it comes from.
  var title: String {
    guard let from else { return "\(kind.name) \(address)" }
    return "\(kind.name) \(from) → \(address)"
  }

  /// What a creation sets, what anything else changes; of a deletion its line says enough.
  var attributes: [String] {
    switch action {
    case .create:
      resource?.fields.flatMap(\.attributes) ?? []
    case .delete: []
    case .update, .replace, .rename: changes.map(\.line)
    }
  }
}

extension FieldEntry {
  /// The field as it is set, an entry of a map a line.
  fileprivate var attributes: [String] {
    guard case .map(let entries) = value else { return ["\(field.name): \(value.inline)"] }
    return entries.map { "\(field.name).\($0.key): \($0.value.inline)" }
  }
}

extension PlanStep.Change {
  /// The change on one line: `mid: AB12C → AB34D`; of a secret only that it changed.
  public var line: String {
    if isSecret, before != nil, after != nil { return "\(field): (secret changed)" }
    return "\(field): \(before?.inline ?? "(none)") → \(after?.inline ?? "(none)")"
  }
}

extension FieldValue {
  /// The value on one line, whatever is in it.
  var inline: String {
    switch self {
    case .text(let text): text.inline
    case .set(let members): "[" + members.map(\.inline).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key.inline): \($0.value.inline)" }.joined(separator: ", ") + "}"
    }
  }
}

extension String {
  /// The text as it is where it can stand on a line without quotation marks, else as JSON.
  public var inline: String {
    if utf8.first ?? 0x20 > 0x20, utf8.last ?? 0x20 > 0x20, utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      return self
    }
    let isPlain = !isEmpty && first != " " && last != " " && !unicodeScalars.contains { $0.isInvisible }
    return isPlain ? self : JSONValue.string(self).compact
  }
}
