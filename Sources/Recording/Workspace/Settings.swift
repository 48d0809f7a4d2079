public import MidasCatalog
import MidasChecks
public import MidasDiagnostics
import MidasModel
import MidasSource

/// What midas.yaml says, checked.
public struct Settings: Sendable {
  /// The workspace's name, under which it owns merchants.
  public var name = "default"
  /// The globs of the merchant files; nil for every YAML file.
  public var merchants: [String]?
  /// The state store's URL as written; nil for the default.
  public var state: String?
  /// The limits of what one apply may do, by name, as written; each is a number, or a share as `10%`.
  public var limits: [String: String] = [:]
  /// The catalog with the workspace's own facts.
  public var catalog = Catalog.builtIn
  /// There is a midas.yaml.
  public var isWritten = false
  /// Findings on midas.yaml.
  public var findings: [Diagnostic] = []

  /// `catalog:` as written.
  private(set) var written = CatalogDocument()
  /// The severities policy gives rules; a rule that is off maps to nil.
  var severities: [String: Severity?] = [:]

  /// What holds without a midas.yaml.
  init() {}

  /// What the bytes of a midas.yaml say.
  init(reading bytes: [UInt8]) {
    let document = WorkspaceDocument(reading: bytes)
    isWritten = true
    findings = document.findings
    name = document.name?.value ?? name
    merchants = document.merchants?.map(\.value)
    state = document.state?.value
    if let state = document.state { checkForPassword(state) }
    written = document.catalog
    catalog = .builtIn.merging(document.catalog.overrides)
    for row in document.severities { readSeverity(row) }
    for (name, value) in document.limits { readLimit(name.value, value) }
    checkCatalog()
    findings = findings.map(\.inSettings)
  }

  /// A password in the store's URL is refused here too, where no store is opened, and shown nowhere.
  private mutating func checkForPassword(_ state: Located<String>) {
    guard StateURL.holdsPassword(state.value) else { return }
    report(
      "secret-literal", "a state URL with a password in it", at: state.site,
      label: "whoever reads this file could rewrite the state",
      help: "take the password out and have it exchanged; it comes from PGPASSWORD, .pgpass or a service file"
    )
    findings[findings.count - 1].secrets = [Place(file: Workspace.settingsFile, state.site.span)]
  }

  private mutating func readSeverity(_ row: WorkspaceDocument.SeverityRow) {
    let id = row.rule.value
    guard let rule = Rule.named(id) else {
      report(
        ShapeRule.unknownRule.rawValue, "there is no rule `\(id.printable)`", at: row.rule.site,
        label: "this line changes nothing",
        help: Rule.suggestion(for: id).map { "did you mean `\($0)`?" }
          ?? "`midas explain --list` lists the rules",
        mend: Rule.misspelling(of: id).flatMap { row.rule.site.mend($0) })
      return
    }
    guard rule.mayBeLowered || row.severity == .error else {
      report(
        ShapeRule.coreRuleLowered.rawValue, "\(id) is always an error", at: row.site,
        label: rule.isCore
          ? "a core rule keeps money out of the wrong contract" : "what it finds cannot be read",
        help: "take the line out; `midas explain \(id)` says what the rule is for")
      return
    }
    if row.severity == rule.severity, rule.severity != .error {
      // An error may be a warning in places, which calling it an error changes.
      report(
        .withoutEffect("\(id) is a \(rule.severity) anyway", at: row.site, help: "take the line out"))
    }
    severities[id] = .some(row.severity)
  }

  private mutating func readLimit(_ name: String, _ value: Located<String>) {
    let mayBeShare = name != "widen-addresses"
    let digits = mayBeShare && value.value.hasSuffix("%") ? value.value.dropLast() : value.value[...]
    let isShare = digits.endIndex < value.value.endIndex
    guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), !isShare || number <= 100
    else {
      report(
        ShapeRule.wrongType.rawValue, "the limit `\(name)` cannot be `\(value.value.printable)`",
        at: value.site,
        label: mayBeShare ? "a number, or a share up to `100%`" : "a number of addresses",
        help: "write how much one apply may do unasked; 0 asks every time")
      return
    }
    limits[name] = value.value
  }

  mutating func report(_ finding: Diagnostic) { findings.append(finding) }

  mutating func report(
    _ rule: String, _ message: String, at site: Site, label: String, help: String,
    mend: Mend? = nil
  ) {
    findings.append(
      Diagnostic(
        rule: rule, severity: .error, message: message, place: Place(site.span), label: label, help: help,
        mend: mend))
  }
}
