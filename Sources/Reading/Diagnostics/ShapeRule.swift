public import MidasSource

/// The rules on text and shape, which are reported while a document is read.
///
/// Their documentation stands with the other rules in Checks; only their ids and severities are needed here.
public enum ShapeRule: String, CaseIterable, Sendable {
  case yamlSyntax = "yaml-syntax"
  case yamlLimits = "yaml-limits"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case wrongType = "wrong-type"
  case missingKey = "missing-key"
  case missingValue = "missing-value"
  case unsupportedTag = "unsupported-tag"
  case invalidID = "invalid-id"
  case emptyDocument = "empty-document"
  case invalidUTF8 = "invalid-utf8"
  case unreadableFile = "unreadable-file"
  case ambiguousScalar = "ambiguous-scalar"
  case unusedIgnore = "unused-ignore"
  case ignoreWithoutReason = "ignore-without-reason"
  case unknownRule = "unknown-rule"
  case coreRuleLowered = "core-rule-lowered"

  /// The severity before policy for a file that says nothing about it.
  public var severity: Severity {
    switch self {
    case .emptyDocument, .ambiguousScalar, .unusedIgnore: .warning
    default: .error
    }
  }
}

extension Diagnostic {
  /// A finding on text or shape.
  public init(
    rule: ShapeRule, _ message: String, at span: SourceSpan, label: String = "", related: [Related] = [],
    help: String? = nil, mend: Mend? = nil
  ) {
    self.init(
      rule: rule.rawValue, severity: rule.severity, message: message, place: Place(span), label: label,
      related: related, help: help, mend: mend)
  }
}
