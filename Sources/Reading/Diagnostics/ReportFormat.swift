/// The forms in which findings are printed.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For a person at a terminal.
  case text
  /// Midas' own form for other programs.
  case json
  /// SARIF 2.1.0, as code scanning takes it.
  case sarif
  /// Workflow commands of GitHub Actions, which become annotations.
  case github
  /// A Code Quality report of GitLab.
  case gitlab
  /// JUnit XML, which most CI servers show as tests.
  case junit
  /// The Reviewdog Diagnostic Format.
  case rdjson

  /// Whether the form carries fixes, which cost time to verify.
  public var carriesFixes: Bool {
    switch self {
    case .json, .sarif, .rdjson: true
    case .text, .github, .gitlab, .junit: false
    }
  }
}
