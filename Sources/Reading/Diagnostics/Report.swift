public import MidasSource

/// What was found in a workspace, for printing in any form.
///
/// ```swift
/// let report = Report(of: findings, in: files, tally: tally)
/// report.text(as: .sarif)
/// ```
public struct Report: Sendable {
  /// The findings in printed order.
  public let findings: [Diagnostic]
  /// The files that they point into.
  public let files: SourceFiles
  /// What was looked at and found.
  public let tally: Tally
  /// The rules there are, for forms that describe them; put together for no other.
  private let rules: @Sendable () -> [RuleDescription]
  /// The version of the program.
  public let version: String
  /// The severity from which on a finding fails the run.
  public let failing: Severity
  /// The tests that were run, for forms that show them; none where files were checked.
  public var tests: [RunTest] = []

  /// A report of `findings`, which are in printed order.
  public init(
    of findings: [Diagnostic], in files: SourceFiles, tally: Tally,
    rules: @autoclosure @escaping @Sendable () -> [RuleDescription] = [], version: String = "",
    failing: Severity = .error
  ) {
    self.findings = findings
    self.files = files
    self.tally = tally
    self.rules = rules
    self.version = version
    self.failing = failing
  }

  /// The report in a form.
  ///
  /// - Parameters:
  ///   - style: How text marks what matters.
  ///   - isWhole: Whether text shows every finding, however many there are.
  public func text(as format: ReportFormat, style: TextStyle = .plain, isWhole: Bool = false) -> String {
    switch format {
    case .text: TextReport(files: files, style: style).text(of: findings, isWhole: isWhole)
    case .json: JSONReport(files: files).text(of: findings, tally: tally)
    case .sarif: SARIFReport(files: files, rules: rules(), version: version).text(of: findings)
    case .github: GitHubReport(files: files).text(of: findings)
    case .gitlab: GitLabReport(files: files).text(of: findings)
    case .junit: JUnitReport(files: files, failing: failing).text(of: findings, in: tests)
    case .rdjson: RDJSONReport(files: files).text(of: findings)
    }
  }

  /// What a form leaves out, said to the person; nil if it holds everything.
  public func omission(in format: ReportFormat) -> String? {
    let omitted = findings.count - SARIFReport.mostResults
    guard format == .sarif, omitted > 0 else { return nil }
    return
      "SARIF holds the worst \(SARIFReport.mostResults) findings: code scanning refuses more; \(omitted) are left out"
  }
}
