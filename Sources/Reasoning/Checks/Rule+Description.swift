public import MidasDiagnostics

extension Rule {
  /// Every rule as reports describe it, in the order of `all`.
  public static var descriptions: [RuleDescription] {
    all.map { rule in
      RuleDescription(
        id: rule.id, severity: rule.severity, summary: rule.summary, rationale: rule.rationale,
        documentation: rule.documentation)
    }
  }
}
