import MidasJSON
import MidasResources

extension Plan {
  /// The plan as a person reads it: one line a resource with its attributes below, and the fingerprint last.
  public var text: String {
    var lines: [String] = []
    for step in steps {
      lines.append("\(step.action.mark) \(step.title)")
      lines += step.attributes.map { "    \($0)" }
      lines += step.notes.map { "    note: \($0)" }
      if !step.gates.isEmpty {
        lines.append("    gate: \(step.gates.map(\.rawValue).joined(separator: ", "))")
      }
    }
    lines += whitelists.map { "= whitelist \($0.merchant): \($0.text)" }
    lines += manualSteps.map { "# \($0.address): \($0.text)" }
    if !lines.isEmpty { lines.append("") }
    lines.append("\(summary.text). Fingerprint \(fingerprint.hex)")
    return lines.joined(separator: "\n") + "\n"
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
      PlanStep.Change.between(Resource(address), resource).map { "\($0.field): \($0.after?.inline ?? "")" }
    case .delete: []
    case .update, .replace, .rename: changes.map(\.line)
    }
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
    let isPlain = !isEmpty && first != " " && last != " " && !unicodeScalars.contains { $0.isInvisible }
    return isPlain ? self : JSONValue.string(self).compact
  }
}
