import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

extension RoutesDocument {
  /// Reads the bytes of a file of route tests.
  public init(reading bytes: [UInt8]) {
    let tree = Tree(parsing: bytes)
    var reader = ShapeReader(tree)
    var document = RoutesDocument()
    // An empty file is one that is about to be written: `midas test --uncovered > shop.routes.yaml`.
    if case .node(let root)? = tree.documents.first?.content { document.cases = reader.routes(root) }
    if tree.documents.count > 1 {
      reader.report(.secondRoutesDocument(at: tree.documents[1].span))
    }
    self = document
    findings = tree.findings + reader.findings
  }
}

extension KeyTable {
  /// The keys of a file of route tests.
  public static let routes = KeyTable(["routes"], required: [0])
  /// The keys of a test.
  public static let routeTest = KeyTable(
    ["scope", "expect", "kind", "pg", "key", "mode", "module", "method", "currency"], required: [0, 1])
  /// The keys of `expect`, of which one stands.
  public static let expectation = KeyTable(["oldest", "fallback", "group", "candidates"])
}

/// Readers of route tests.
extension ShapeReader {
  fileprivate mutating func routes(_ root: Tree.ID) -> [RoutesDocument.Case] {
    guard let fields = fields(root, isIndirect: false, .routes, what: "a file of route tests") else {
      return []
    }
    return members(fields[0], "`routes`") { $0.routeTest($1, $2) }.known
  }

  /// A test; nil where a part of it could not be read, which was reported.
  private mutating func routeTest(_ node: Tree.ID, _ isIndirect: Bool) -> RoutesDocument.Case? {
    let before = findings.count
    guard let fields = fields(node, isIndirect: isIndirect, .routeTest, what: "a route test") else {
      return nil
    }
    let scope = string(text(fields[0], "a scope"))
    let expected = expected(fields[1])
    let kind: Leaf<RequestKind> = choice(fields[2], "`kind`")
    let pg = string(text(fields[3], "`pg`"))
    let key = string(text(fields[4], "`key`"))
    let mode = mode(fields[5])
    let module: Leaf<Module> = choice(fields[6], "`module`", of: Module.allCases.map(\.name)) {
      Module(utf8: $0)
    }
    let method: Leaf<Method> = choice(fields[7], "`method`", of: Method.allCases.map(\.name)) {
      SpelledMethod(utf8: $0)?.method
    }
    let currency = string(text(fields[8], "`currency`"))
    guard let scope, let expected, findings.count == before, !fields.isOpen else { return nil }
    var test = RoutesDocument.Case(scope: scope, expected: expected.value, site: expected.site)
    (test.kind, test.pg, test.key) = (kind, pg, key)
    (test.mode, test.module, test.method, test.currency) = (mode, module, method, currency)
    return isPlain(test, fields) ? test : nil
  }

  /// Whether a test names its channel in one way, and reports where it does not.
  private mutating func isPlain(_ test: RoutesDocument.Case, _ fields: Fields) -> Bool {
    func span(_ position: Int) -> SourceSpan {
      if case .present(let key, _, _) = fields[position] { return tree.nodes[key].span }
      return fields.site.span
    }
    let ability = (5...8).filter { fields[$0].isPresent }
    let named = (3...4).filter { fields[$0].isPresent }
    if named.count > 1 || !named.isEmpty && !ability.isEmpty {
      report(.twoNamings(at: span(named.count > 1 ? named[1] : ability[0])))
      return false
    }
    if !ability.isEmpty, !(fields[5].isPresent && fields[6].isPresent) {
      report(.halfAnAbility(lacking: fields[5].isPresent ? "module" : "mode", at: span(ability[0])))
      return false
    }
    if fields[2].isPresent, fields[4].isPresent || !ability.isEmpty {
      report(.kindWithoutPG(at: span(2)))
      return false
    }
    return true
  }

  private mutating func expected(_ slot: Fields.Slot) -> Located<RoutesDocument.Expected>? {
    guard case .present(_, let node, let isIndirect) = slot else { return nil }
    let site = site(node, isIndirect)
    guard tree.nodes[tree.resolved(node)].kind == .mapping else {
      guard let word = string(text(node, isIndirect, "`expect`")) else { return nil }
      let expected: RoutesDocument.Expected =
        switch word.value {
        case "none": .none
        case "shared-test": .sharedTest
        default: .channel(word)
        }
      return Located(expected, word.site)
    }
    guard let fields = fields(node, isIndirect: isIndirect, .expectation, what: "`expect`") else {
      return nil
    }
    let present = (0...3).filter { fields[$0].isPresent }
    guard present.count == 1 else {
      if !fields.isOpen { report(.notOneExpectation(at: fields.site.span)) }
      return nil
    }
    switch present[0] {
    case 0: return string(text(fields[0], "`oldest`")).map { Located(.oldest($0), $0.site) }
    case 1: return string(text(fields[1], "`fallback`")).map { Located(.fallback($0), $0.site) }
    case 2: return string(text(fields[2], "`group`")).map { Located(.group($0), $0.site) }
    default:
      let members = texts(fields[3], "`candidates`")
      guard !members.isOpen else { return nil }
      let channels = strings(members)
      guard channels.count > 1 else {
        report(.fewCandidates(at: channels.first?.site.span ?? site.span))
        return nil
      }
      return Located(.candidates(channels), channels[0].site)
    }
  }
}

extension Diagnostic {
  fileprivate static func secondRoutesDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "a file of route tests holds one document",
      at: SourceSpan(start: span.start, end: span.start),
      label: "no test from here on is run", help: "move these tests under the first `routes`")
  }

  fileprivate static func twoNamings(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "a request names its channel by `pg`, by `key`, or by `mode` and `module`", at: span,
      label: "a second way to name it", help: "make two tests of it")
  }

  fileprivate static func halfAnAbility(lacking key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .missingKey, "a route test by what a channel can do without `\(key)`", at: span,
      label: "`mode` and `module` belong together; `method` and `currency` narrow them",
      help: key == "mode"
        ? "add `mode: live` or `mode: test`" : "add `module: window.general`, or another one")
  }

  fileprivate static func kindWithoutPG(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "only requests by `pg` have a kind", at: span,
      label: "a key or a module names its channel whatever the kind", help: "take `kind` out")
  }

  fileprivate static func notOneExpectation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "`expect` says one thing", at: span, label: "one key of the four",
      help: "write an address, `none`, or one of `{ oldest: … }`, `{ fallback: … }`, `{ group: … }`, "
        + "`{ candidates: […] }`")
  }

  fileprivate static func fewCandidates(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "`candidates` are two channels or more", at: span, label: "not several",
      help: "of one channel write `expect: acme/card`")
  }
}
