public import MidasDiagnostics

/// midas.yaml as its author wrote it.
///
/// It is read once a run, so its texts are strings.
public struct WorkspaceDocument: Sendable {
  /// The name under which the workspace owns merchants.
  public var name: Located<String>?
  /// The globs that name the merchant files; nil where the key is left out.
  public var merchants: [Located<String>]?
  /// The state store's URL.
  public var state: Located<String>?
  /// The severities of rules; nil as value where the severity could not be read.
  public var severities: [SeverityRow] = []
  /// The limits of what one apply may do, by name.
  public var limits: [(name: Located<String>, value: Located<String>)] = []
  /// What the workspace changes in the catalog.
  public var catalog = CatalogDocument()
  /// Findings on text and shape.
  public var findings: [Diagnostic] = []

  /// The document of a workspace that says nothing.
  public init() {}

  /// A severity that policy gives a rule.
  public struct SeverityRow: Sendable {
    /// The rule's id.
    public let rule: Located<String>
    /// The severity; nil switches the rule off.
    public let severity: Severity?
    /// Where the severity stands.
    public let site: Site
  }
}
