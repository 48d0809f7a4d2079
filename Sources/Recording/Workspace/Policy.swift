import MidasChecks
import MidasCompiler
import MidasDiagnostics
import MidasSource

/// Applies comments that silence findings, and the severities of midas.yaml, to the findings of a workspace.
struct Policy {
  private let settings: Settings
  /// The ignores of the files that have any.
  private let ignores: [Int: [Unit.Ignore]]

  /// The policy of `settings`, with the comments in the files of `units`.
  init(settings: Settings, ignoresOf units: Units = Units()) {
    self.settings = settings
    var ignores: [Int: [Unit.Ignore]] = [:]
    for (file, outline) in units.outlines.enumerated() where outline.ignoreCount > 0 {
      ignores[file] = outline.ignores
    }
    self.ignores = ignores
  }

  /// The findings that are left, with the severities that hold.
  ///
  /// - Parameter judgesIgnores: whether ignores that silenced nothing are reported, which only a look at the whole
  ///   workspace can tell.
  func applied(to findings: [Diagnostic], judgesIgnores: Bool) -> [Diagnostic] {
    var used: [Int: Set<Int>] = [:]
    var left = findings.filter { finding in
      guard let index = ignore(of: finding) else { return true }
      used[Int(finding.place.file), default: []].insert(index)
      return false
    }
    if judgesIgnores { left += unused(used) }
    return left.compactMap(rated)
  }

  private func ignore(of finding: Diagnostic) -> Int? {
    guard let ignores = ignores[Int(finding.place.file)], isSilenceable(finding) else { return nil }
    return ignores.firstIndex { ignore in
      ignore.rule == finding.rule && ignore.target.contains(finding.place.span.start)
    }
  }

  private func isSilenceable(_ finding: Diagnostic) -> Bool {
    Rule.named(finding.rule)?.mayBeLowered ?? true
  }

  private func unused(_ used: [Int: Set<Int>]) -> [Diagnostic] {
    ignores.flatMap { file, ignores in
      ignores.indices.filter { used[file]?.contains($0) != true && !isOfPlan(ignores[$0]) }.map { index in
        let ignore = ignores[index]
        return Diagnostic(
          rule: ShapeRule.unusedIgnore.rawValue, severity: ShapeRule.unusedIgnore.severity,
          message: "this comment silences no finding of \(ignore.rule)",
          place: Place(file: Int32(file), ignore.span), label: "it would hide one that comes later",
          help: "delete it; it belongs on the line above, or at the end of, the line of a finding",
          mend: .uncomment(Place(file: Int32(file), ignore.span)))
      }
    }
  }

  /// Whether only a plan, which knows the recorded state, can find what the comment silences.
  private func isOfPlan(_ ignore: Unit.Ignore) -> Bool {
    Rule.named(ignore.rule)?.checks.contains { if case .plan = $0 { true } else { false } } ?? false
  }

  /// The finding with the severity that policy gives its rule; nil where policy switches it off.
  private func rated(_ finding: Diagnostic) -> Diagnostic? {
    guard let severity = settings.severities[finding.rule] else { return finding }
    guard let severity else { return nil }
    var rated = finding
    rated.severity = severity
    return rated
  }
}
