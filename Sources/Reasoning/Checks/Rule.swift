public import MidasDiagnostics

/// A rule: its documentation and its check in one value.
///
/// A rule's file reads as its documentation and ends with its check. `Rule.all` feeds the compiler, the tests,
/// `midas explain` and docs/checks.md.
public struct Rule: Sendable {
  /// Stable, kebab-case, named for the bad pattern.
  public let id: String
  /// The severity where nothing in a finding says otherwise.
  public let severity: Severity
  /// The product exists for it: always an error, never silenced or lowered.
  public let isCore: Bool
  /// One sentence on what is wrong.
  public let summary: String
  /// Why it matters in money terms, and where the fact behind it comes from.
  public let rationale: String
  /// A document without a finding of this rule and without any error.
  public let accepts: String
  /// A document with exactly the findings of this rule that `‹…›` mark, and no other error.
  public let rejects: String
  /// Where it looks.
  public let checks: [Check]

  /// Where a rule looks.
  public enum Check: Sendable {
    /// At the text or the shape, while a document is read.
    case shape
    /// At a channel.
    case channel(@Sendable (borrowing ChannelSubject, inout Findings) -> Void)
    /// At a merchant with all its parts.
    case merchant(@Sendable (borrowing MerchantSubject, inout Findings) -> Void)
    /// At declarations all over the workspace that share a key.
    case holders(FactKind, @Sendable (_ holders: [FactHolder], _ findings: inout Findings) -> Void)
    /// At the files of a workspace, while they are linked.
    case link
    /// At midas.yaml, or at comments, when policy is applied.
    case policy
    /// At a plan, which knows the recorded state.
    case plan
    /// At route tests, which `midas test` runs.
    case routes
  }

  /// A rule that looks in several places, or in none that needs code here.
  init(
    id: String, severity: Severity = .error, isCore: Bool = false, summary: String, rationale: String,
    accepts: String, rejects: String, checks: [Check]
  ) {
    self.id = id
    self.severity = severity
    self.isCore = isCore
    self.summary = summary
    self.rationale = rationale
    self.accepts = accepts
    self.rejects = rejects
    self.checks = checks
  }

  /// A rule on single channels.
  init(
    id: String, severity: Severity = .error, isCore: Bool = false, summary: String, rationale: String,
    accepts: String, rejects: String,
    channel check: @escaping @Sendable (borrowing ChannelSubject, inout Findings) -> Void
  ) {
    self.init(
      id: id, severity: severity, isCore: isCore, summary: summary, rationale: rationale, accepts: accepts,
      rejects: rejects, checks: [.channel(check)])
  }

  /// A rule on whole merchants.
  init(
    id: String, severity: Severity = .error, isCore: Bool = false, summary: String, rationale: String,
    accepts: String, rejects: String,
    merchant check: @escaping @Sendable (borrowing MerchantSubject, inout Findings) -> Void
  ) {
    self.init(
      id: id, severity: severity, isCore: isCore, summary: summary, rationale: rationale, accepts: accepts,
      rejects: rejects, checks: [.merchant(check)])
  }

  /// A rule on declarations that share a key.
  init(
    id: String, severity: Severity = .error, isCore: Bool = false, summary: String, rationale: String,
    accepts: String, rejects: String, holders kind: FactKind,
    check: @escaping @Sendable (_ holders: [FactHolder], _ findings: inout Findings) -> Void
  ) {
    self.init(
      id: id, severity: severity, isCore: isCore, summary: summary, rationale: rationale, accepts: accepts,
      rejects: rejects, checks: [.holders(kind, check)])
  }

  /// A rule on text or shape, which is checked while a document is read, or on comments and midas.yaml.
  init(
    shape: ShapeRule, summary: String, rationale: String, accepts: String, rejects: String,
    checks: [Check] = [.shape]
  ) {
    self.init(
      id: shape.rawValue, severity: shape.severity, summary: summary, rationale: rationale, accepts: accepts,
      rejects: rejects, checks: checks)
  }
}
