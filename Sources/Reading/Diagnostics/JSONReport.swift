import MidasJSON
public import MidasSource

/// Findings as JSON for other programs; grows by additions only.
public struct JSONReport: Sendable {
  /// The version of the format: minor for an addition, major for anything else.
  public static let formatVersion = "1.0"

  private let files: SourceFiles

  /// Reports on `files`; lines and columns from 1, columns in code points, ends exclusive.
  public init(files: SourceFiles) {
    self.files = files
  }

  /// The findings in the order given, and the tally; ends in a line break.
  public func text(of findings: [Diagnostic], tally: Tally) -> String {
    var files = ReportedFiles(self.files, of: findings)
    var json = JSONText()
    json.object { report in
      report.member("format_version", Self.formatVersion)
      report.array("diagnostics") { array in
        for finding in findings {
          array.object { add(finding, to: &$0, &files) }
        }
      }
      report.object("summary") { summary in
        summary.member("files", tally.files)
        summary.member("merchants", tally.merchants)
        summary.member("channels", tally.channels)
        summary.member("errors", tally.errors)
        summary.member("warnings", tally.warnings)
        summary.member("notes", tally.notes)
      }
    }
    return json.text + "\n"
  }

  private func add(_ finding: Diagnostic, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.member("rule", finding.rule)
    object.member("severity", finding.severity.rawValue)
    object.member("message", finding.message)
    add(finding.place, to: &object, &files)
    object.array("related") { array in
      for related in finding.related {
        array.object { object in
          object.member("message", related.message)
          add(related.place, to: &object, &files)
        }
      }
    }
    object.member("help", finding.help)
    object.array("fixes") { array in
      for fix in files.fixes(of: finding) {
        array.object { add(fix, to: &$0, &files) }
      }
    }
  }

  private func add(_ fix: Diagnostic.Fix, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.member("title", fix.title)
    object.array("edits") { array in
      for edit in fix.edits {
        array.object { object in
          add(edit.place, to: &object, &files)
          object.member("text", edit.text)
        }
      }
    }
  }

  /// Adds `path` and `span`.
  ///
  /// A file without text has the span 1:1 to 1:1.
  private func add(_ place: Place, to object: inout JSONText, _ files: inout ReportedFiles) {
    object.member("path", files[place.file].path)
    let (start, end) = files.positions(of: place, in: .codePoints)
    object.object("span") { span in
      span.position("start", start)
      span.position("end", end)
    }
  }
}
