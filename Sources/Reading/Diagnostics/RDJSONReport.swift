import MidasJSON
public import MidasSource

/// Findings in the Reviewdog Diagnostic Format, one JSON document.
///
/// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
public struct RDJSONReport: Sendable {
  private let files: SourceFiles

  /// Reports on `files`; columns count UTF-8 bytes from 1, ends are exclusive.
  public init(files: SourceFiles) {
    self.files = files
  }

  /// The findings in the order given; ends in a line break.
  public func text(of findings: [Diagnostic]) -> String {
    var files = ReportedFiles(self.files, of: findings)
    var json = JSONText()
    json.object { report in
      report.object("source") { $0.member("name", "midas") }
      report.array("diagnostics") { array in
        for finding in findings {
          array.object { add(finding, to: &$0, &files) }
        }
      }
    }
    return json.text + "\n"
  }

  private func add(_ finding: Diagnostic, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.member("message", files.words(of: finding))
    object.object("location") { location in
      location.member("path", files[finding.place.file].path)
      add(finding.place, to: &location, &files)
    }
    object.member("severity", Self.severity(finding.severity))
    object.object("code") { $0.member("value", finding.rule) }
    let edits = files.fixes(of: finding).compactMap { Self.edit($0, in: files[finding.place.file], finding) }
    guard !edits.isEmpty else { return }
    object.array("suggestions") { array in
      for edit in edits {
        array.object { suggestion in
          add(edit.place, to: &suggestion, &files)
          suggestion.member("text", edit.text)
        }
      }
    }
  }

  private func add(_ place: Place, to object: inout JSONText, _ files: inout ReportedFiles) {
    let (start, end) = files.positions(of: place, in: .utf8)
    object.object("range") {
      $0.position("start", start)
      $0.position("end", end)
    }
  }

  /// A fix as the one replacement that a suggestion is; nil if it reaches into another file or over a secret.
  private static func edit(
    _ fix: Diagnostic.Fix, in file: ReportedFile, _ finding: Diagnostic
  ) -> Diagnostic.Edit? {
    let edits = fix.edits.sorted { $0.place.span.start < $1.place.span.start }
    guard let first = edits.first, edits.allSatisfy({ $0.place.file == finding.place.file }) else {
      return nil
    }
    var text = first.text
    var span = first.place.span
    for edit in edits.dropFirst() {
      let between = Int(span.end)..<Int(max(span.end, edit.place.span.start))
      guard let bytes = file.index?.bytes, bytes.count >= between.upperBound, !file.hidden.overlaps(between)
      else { return nil }
      text += String(decoding: bytes[between], as: UTF8.self) + edit.text
      span.end = edit.place.span.end
    }
    return Diagnostic.Edit(Place(file: first.place.file, span), text)
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .note: "INFO"
    }
  }
}
