import MidasSource

/// The files that a report has touched, each looked at once.
struct ReportedFiles {
  private let files: SourceFiles
  private let secrets: [Int32: [SourceSpan]]
  private var made: [Int32: ReportedFile] = [:]

  /// The files of `findings`; what the findings call secret is shown in no form.
  init(_ files: SourceFiles, of findings: some Sequence<Diagnostic>) {
    self.files = files
    var secrets: [Int32: [SourceSpan]] = [:]
    for place in findings.lazy.flatMap(\.secrets) { secrets[place.file, default: []].append(place.span) }
    self.secrets = secrets
  }

  /// The file with the index `file`; one that is not known has no path and no text.
  subscript(file: Int32) -> ReportedFile {
    mutating get {
      if let known = made[file] { return known }
      let reported = ReportedFile(files[file], secrets: secrets[file] ?? [])
      made[file] = reported
      return reported
    }
  }

  /// The line on which a place starts; nil if its file has no text.
  mutating func excerpt(of place: Place) -> Excerpt? {
    let file = self[place.file]
    return file.index.map { Excerpt(of: place.span, in: $0, hiding: file.hidden) }
  }

  /// Where a place starts and ends; a file without text starts and ends at 1:1.
  mutating func positions(of place: Place, in unit: ColumnUnit) -> (start: Position, end: Position) {
    let first = Position(line: 1, column: 1)
    return self[place.file].index?.positions(of: place.span, in: unit) ?? (first, first)
  }

  /// The fixes that can be shown: those that touch no secret.
  mutating func fixes(of finding: Diagnostic) -> [Diagnostic.Fix] {
    finding.fixes.filter { fix in
      fix.edits.allSatisfy { edit in
        !self[edit.place.file].hidden.overlaps(Int(edit.place.span.start)..<Int(edit.place.span.end))
      }
    }
  }
}

/// A file as a report sees it.
struct ReportedFile {
  /// The path relative to the working folder; empty where no file is known.
  let path: String
  /// The lines; nil where there is no text.
  let index: LineIndex?
  /// What no form shows.
  let hidden: SpanSet

  /// A file, or none, in which `secrets` were found.
  init(_ source: SourceFile?, secrets: [SourceSpan]) {
    path = source?.path ?? ""
    guard let source, source.hasText else {
      index = nil
      hidden = SpanSet([])
      return
    }
    let index = LineIndex(source.bytes)
    self.index = index
    hidden = SpanSet(SecretValues.spans(in: index) + secrets)
  }
}
