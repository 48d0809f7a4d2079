public import MidasDiagnostics
public import MidasModel
public import MidasSource

/// Where a rule reports.
///
/// It knows the rule, so a rule can report only as itself.
public struct Findings: ~Copyable {
  /// What a finding has of its rule.
  struct Name: Sendable {
    let rule: String
    let severity: Severity
  }

  private let names: [Name]
  /// The rule that reports, as an index of `names`: most rules find nothing, and theirs are never read.
  private var current = 0
  /// What was reported so far, by this rule and those before it.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No findings yet of the rules with these names.
  init(_ names: [Name]) {
    self.names = names
  }

  /// Says which rule reports from now on, by its index.
  mutating func begin(_ rule: Int) {
    current = rule
  }

  /// Reports a finding on a span of the merchant's own file.
  ///
  /// - Parameters:
  ///   - message: What is wrong.
  ///   - label: What it would do to payments.
  ///   - help: What to write instead.
  ///   - severity: Another severity than the rule's, where the rule documents one.
  public mutating func report(
    _ message: String, at span: SourceSpan, label: String, related: [Diagnostic.Related] = [],
    help: String? = nil, severity: Severity? = nil
  ) {
    report(message, at: Place(span), label: label, related: related, help: help, severity: severity)
  }

  /// Reports a finding on a value of the merchant's own file.
  ///
  /// - Parameters:
  ///   - rewrite: The text to write in place of the value, where that is certain.
  ///   - mend: What mends it, where another text does not.
  public mutating func report(
    _ message: String, at site: Site, label: String, related: [Diagnostic.Related] = [], help: String? = nil,
    rewrite: String? = nil, mend: Mend? = nil, severity: Severity? = nil
  ) {
    report(
      message, at: Place(site.span), label: label, related: related, help: help,
      mend: mend ?? rewrite.flatMap { site.mend($0) }, severity: severity)
  }

  /// Keeps what stands at `sites` out of every printed form: the finding reported last says it may be a secret.
  public mutating func hide(_ sites: some Sequence<Site>) {
    guard !diagnostics.isEmpty else { return }
    diagnostics[diagnostics.count - 1].secrets += sites.map { Place($0.span) }
  }

  /// Reports a finding at a place of any file.
  public mutating func report(
    _ message: String, at place: Place, label: String, related: [Diagnostic.Related] = [],
    help: String? = nil, mend: Mend? = nil, severity: Severity? = nil
  ) {
    let name = names[current]
    diagnostics.append(
      Diagnostic(
        rule: name.rule, severity: severity ?? name.severity, message: message, place: place, label: label,
        related: related, help: help, mend: mend))
  }
}
