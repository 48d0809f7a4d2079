import MidasDiagnostics

extension Rule {
  /// Policy may give the rule another severity, and a comment may silence it.
  ///
  /// Not a core rule, and not an error of text or shape: what could not be read cannot be planned, whatever a
  /// policy calls it.
  public var mayBeLowered: Bool {
    if isCore { return false }
    return !(severity == .error && ShapeRule(rawValue: id) != nil)
  }
}
