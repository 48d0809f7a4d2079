import MidasDiagnostics
import MidasSource

/// A report of everything that is hard to print: odd paths and characters, spans of all kinds, fixes, related places.
enum NastyReport {
  private static let shop = Sample(
    """
    merchant: shop
    # 카드 🙂 e\u{301}
    name: ‹카드 🙂›, mid: ‹shared›
    list: ‹[
      one]›
    empty:‹›
    sign_key: ‹hunter2-Zq›
    tail: \u{1B}[2J‹x›
    """, path: "merchants/a b: 100%, 카드.yaml")
  private static let other = Sample("a: ‹MOI1›\n", path: "other.yaml")

  static let files = SourceFiles([shop.file, other.file, SourceFile(unreadable: "locked.yaml")])

  static let rules = ["a-rule", "unreadable-file"].map { id in
    RuleDescription(
      id: id, severity: id == "a-rule" ? .warning : .error, summary: "Something is wrong.",
      rationale: "It costs money.", documentation: "### \(id)\n\n**Something is wrong.**\n")
  }

  static let findings: [Diagnostic] = {
    var several = finding(.warning, 1, "`카드 {x}` is \"wrong\" <&> 100%")
    several.help = "write `{ api: v1 }`,\nor [this](https://evil.example)"
    several.related = [
      .init("first: declared here", at: Place(file: 1, other.spans[0])),
      .init("and here", at: Place(shop.spans[4])),
    ]
    several.fixes = [
      .init("write two", [.init(Place(shop.spans[0]), "카"), .init(Place(shop.spans[1]), "own")]),
      .init("change both", [.init(Place(shop.spans[1]), "x"), .init(Place(file: 1, other.spans[0]), "y")]),
    ]
    var secret = finding(.error, 4, "a secret is written out")
    secret.secrets = [Place(shop.spans[4])]
    secret.fixes = [.init("quote it", [.init(Place(shop.spans[4]), "\"hunter2-Zq\"")])]
    var control = finding(.note, 5, "not known: \u{1B}[31m\u{FFFE}\u{0}")
    control.label = "a label\r::error::x"
    let unreadable = Diagnostic(
      rule: "unreadable-file", severity: .error, message: "permission denied",
      place: Place(file: 2, SourceSpan(at: 0)))
    return [
      several, finding(.note, 2, "a list"), finding(.error, 3, "no value"), secret, control, unreadable,
    ]
    .inPrintedOrder(of: files)
  }()

  static let report = Report(
    of: findings, in: files, tally: Tally(of: findings, files: 3), rules: rules, version: "1.2.3")

  private static func finding(_ severity: Severity, _ span: Int, _ message: String) -> Diagnostic {
    Diagnostic(rule: "a-rule", severity: severity, message: message, place: Place(shop.spans[span]))
  }
}
