/// What a report says of a rule beside its findings.
public struct RuleDescription: Sendable {
  /// The id that findings carry.
  public let id: String
  /// The severity where no finding and no policy says otherwise.
  public let severity: Severity
  /// One sentence on what is wrong.
  public let summary: String
  /// Why it matters.
  public let rationale: String
  /// The whole documentation in Markdown, examples included.
  public let documentation: String

  /// Describes the rule `id`.
  public init(id: String, severity: Severity, summary: String, rationale: String, documentation: String) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.documentation = documentation
  }
}
