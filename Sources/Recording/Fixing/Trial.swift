import MidasDiagnostics
import MidasSource
import MidasWorkspace

/// Compiles and links a workspace as fixes would leave it, and holds what is found then against what was found before.
struct Trial {
  private let compiled: CompiledWorkspace
  private let before: [Key: Int]

  /// How a trial ended.
  enum Verdict {
    /// Every finding is mended and none was added.
    case sound
    /// Edits overlap, or what they lead to cannot be told.
    case impossible
    /// A finding stayed or came; these candidates stand nearest to one that did.
    case unsound(suspects: Set<Int>)
  }

  /// What makes two findings the same one before and after an edit; a finding counts for its own severity and for
  /// each below, so that it may become milder and not worse.
  private struct Key: Hashable {
    let rule: String
    let severity: Severity
    let file: Int32
    var start: UInt32

    init(_ finding: Diagnostic, as severity: Severity) {
      rule = finding.rule
      self.severity = severity
      file = finding.place.file
      start = finding.place.span.start
    }

    /// All that a finding counts for.
    static func all(of finding: Diagnostic) -> [Key] {
      Severity.allCases.filter { $0 <= finding.severity }.map { Key(finding, as: $0) }
    }

    /// The same finding once its file is edited.
    func moved(by patch: Patch?) -> Key {
      var key = self
      key.start = patch?.moved(start) ?? start
      return key
    }
  }

  /// Trials of fixes of a workspace.
  init(_ compiled: CompiledWorkspace) {
    self.compiled = compiled
    before = Self.counted(compiled.findings(replacing: [:]) ?? [])
  }

  /// Whether patches that mend nothing in particular bring no error and no warning.
  ///
  /// Notes may come and go: what they say of several resources they say at the first of them.
  func holds(_ patches: [Int32: Patch]) -> Bool {
    guard let findings = findings(after: patches) else { return false }
    let expected = moved(by: patches)
    return Self.counted(findings).allSatisfy { key, count in
      key.severity < .warning || count <= expected[key] ?? 0
    }
  }

  /// Makes the edits of all candidates together.
  func verdict(on candidates: [Candidate]) -> Verdict {
    guard let patches = Self.patches(of: candidates) else { return .impossible }
    guard let findings = findings(after: patches) else { return .impossible }

    var expected = moved(by: patches)
    for candidate in candidates {
      for key in Key.all(of: candidate.finding) {
        expected[key.moved(by: patches[key.file]), default: 0] -= 1
      }
    }
    let after = Self.counted(findings)
    let excess = after.filter { key, count in count > expected[key] ?? 0 }.keys
    if excess.isEmpty { return .sound }
    return .unsound(suspects: Set(excess.compactMap { suspect(for: $0, among: candidates, patches) }))
  }

  private func findings(after patches: [Int32: Patch]) -> [Diagnostic]? {
    var texts: [Int32: [UInt8]] = [:]
    for (file, patch) in patches { texts[file] = compiled.files[file].map { patch.applied(to: $0.bytes) } }
    return compiled.findings(replacing: texts)
  }

  /// The findings from before, where the edits leave them.
  private func moved(by patches: [Int32: Patch]) -> [Key: Int] {
    before.reduce(into: [:]) { moved, entry in
      moved[entry.key.moved(by: patches[entry.key.file]), default: 0] += entry.value
    }
  }

  /// The text of each file that candidates edit; nil where they overlap.
  static func patches(of candidates: [Candidate]) -> [Int32: Patch]? {
    var patches: [Int32: Patch] = [:]
    for (file, candidates) in Dictionary(grouping: candidates, by: \.file) {
      guard let patch = Patch(candidates.flatMap(\.fix.edits)) else { return nil }
      patches[file] = patch
    }
    return patches
  }

  /// The candidate whose edit stands nearest to a finding.
  private func suspect(for key: Key, among candidates: [Candidate], _ patches: [Int32: Patch]) -> Int? {
    let distances = candidates.lazy.filter { $0.file == key.file }.map { candidate in
      let start = candidate.fix.edits.first?.place.span.start ?? 0
      let moved = patches[key.file]?.moved(start) ?? start
      return (index: candidate.index, distance: moved.distance(to: key.start).magnitude)
    }
    return distances.min { $0.distance < $1.distance }?.index
  }

  private static func counted(_ findings: [Diagnostic]) -> [Key: Int] {
    findings.reduce(into: [:]) { counts, finding in
      for key in Key.all(of: finding) { counts[key, default: 0] += 1 }
    }
  }
}
