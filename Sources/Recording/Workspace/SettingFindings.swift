import MidasChecks
import MidasDiagnostics
import MidasModel
import MidasSource

extension Diagnostic {
  /// A line of midas.yaml that changes nothing.
  static func withoutEffect(
    _ message: String, at site: Site, related: Site? = nil, help: String = "take it out",
    severity: Severity = Rule.settingWithoutEffect.severity
  ) -> Diagnostic {
    Diagnostic(
      rule: Rule.settingWithoutEffect.id, severity: severity, message: message,
      place: Place(site.span), label: "this changes nothing",
      related: related.map { [.init("that is here", at: Place($0.span))] } ?? [], help: help)
  }

  /// Two facts on one PG that cannot both be so.
  static func contradiction(at site: Site, to other: Site) -> Diagnostic {
    Diagnostic(
      rule: Rule.contradictorySetting.id, severity: Rule.contradictorySetting.severity,
      message: "this denies what the same entry states", place: Place(site.span),
      label: "whether channels are refused would depend on the order of the lines",
      related: [.init("stated here", at: Place(other.span))], help: "keep the one that the newer source gives"
    )
  }

  /// The finding as one on midas.yaml.
  var inSettings: Diagnostic {
    var finding = self
    finding.changePlaces { $0.file = Workspace.settingsFile }
    return finding
  }
}
