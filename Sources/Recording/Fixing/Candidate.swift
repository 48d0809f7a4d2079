import MidasDiagnostics
import MidasSource

/// A fix that nothing has proved yet.
struct Candidate {
  /// The finding that it would mend, by its position among those asked about.
  let index: Int
  /// What it would mend.
  let finding: Diagnostic
  /// The file that it edits.
  let file: Int32
  /// The edits.
  let fix: Diagnostic.Fix
}

extension Candidate {
  /// The candidates among findings: those with a mend that can be made by edits of this file alone.
  ///
  /// None repeats what a finding calls a secret.
  static func all(of findings: [Diagnostic], in files: SourceFiles) -> [Candidate] {
    var texts: [Int32: EditableText] = [:]
    let secrets = Dictionary(grouping: findings.flatMap(\.secrets), by: \.file)
    return findings.enumerated().compactMap { index, finding in
      guard let mend = finding.mend else { return nil }
      let place = mend.place
      if texts[place.file] == nil, let file = files[place.file], file.hasText {
        texts[place.file] = EditableText(file.bytes)
      }
      guard let edits = texts[place.file]?.edits(for: mend), !edits.isEmpty,
        !(secrets[place.file] ?? []).contains(where: { $0.span.overlaps(place.span) })
      else { return nil }
      return Candidate(
        index: index, finding: finding, file: place.file, fix: Diagnostic.Fix(mend.title, edits))
    }
  }
}

extension SourceSpan {
  fileprivate func overlaps(_ other: SourceSpan) -> Bool { start < other.end && other.start < end }
}
