import MidasJSON
public import MidasSource

/// Findings as a Code Quality report of GitLab, which shows them in merge requests.
///
/// https://docs.gitlab.com/ci/testing/code_quality/
public struct GitLabReport: Sendable {
  private let files: SourceFiles

  /// Reports on `files`; columns count code points from 1, ends are exclusive.
  public init(files: SourceFiles) {
    self.files = files
  }

  /// The findings in the order given; ends in a line break.
  public func text(of findings: [Diagnostic]) -> String {
    var files = ReportedFiles(self.files, of: findings)
    var fingerprints = Fingerprints()
    var json = JSONText()
    json.array { array in
      for finding in findings {
        let file = files[finding.place.file]
        let (start, end) = files.positions(of: finding.place, in: .codePoints)
        array.object { issue in
          issue.member("description", finding.headline)
          issue.member("check_name", finding.rule)
          issue.member("fingerprint", fingerprints.next(finding, in: file))
          issue.member("severity", Self.severity(finding.severity))
          issue.object("location") { location in
            location.member("path", file.path)
            location.object("lines") {
              $0.member("begin", start.line)
              $0.member("end", end.line)
            }
            location.object("positions") {
              $0.position("begin", start)
              $0.position("end", end)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
