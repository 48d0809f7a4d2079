import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of `catalog`.
  public static let catalog = KeyTable(["test-credentials", "shared-mids", "pgs"])
  /// The keys of an entry of `catalog: test-credentials`.
  public static let testCredentials = KeyTable(["pg", "because", "mids", "modules"], required: [0, 1])
  /// The keys of an entry of `catalog: shared-mids`.
  public static let sharedMID = KeyTable(["pg", "mid", "because"], required: [0, 1, 2])
  /// The keys of a PG under `catalog: pgs`.
  public static let pgOverride = KeyTable(
    [
      "because", "status", "modules", "without-modules", "methods", "test-mids", "former-mids",
      "live-prefix",
      "currencies", "webhook",
    ], required: [0])
  /// The generations of `modules` under `catalog: pgs`.
  public static let modulesOverride = KeyTable(["v1", "v2"])
  /// The keys of a test MID under `catalog: pgs`.
  public static let testMID = KeyTable(["mid", "modules"], required: [0, 1])
}

/// Readers of `catalog:` in midas.yaml.
extension ShapeReader {
  mutating func catalog(_ slot: Fields.Slot) -> CatalogDocument {
    var document = CatalogDocument()
    guard case .present(_, let value, let isIndirect) = slot,
      let fields = fields(value, isIndirect: isIndirect, .catalog, what: "`catalog`")
    else { return document }
    for item in list(fields[0], "`test-credentials`") {
      readTestCredentials(item.node, item.isIndirect, into: &document)
    }
    for item in list(fields[1], "`shared-mids`") {
      readSharedMID(item.node, item.isIndirect, into: &document)
    }
    forEachEntry(of: fields[2], "`pgs`") { reader, key, node, isIndirect in
      document.namedPGs.append(key)
      guard
        let fields = reader.fields(node, isIndirect: isIndirect, .pgOverride, what: "a PG of the catalog"),
        let because = reader.reason(fields[0])
      else { return }
      let others = KeyTable.pgOverride.names.indices.dropFirst()
      let statesNothing = !fields.isOpen && !others.contains { fields[$0].isPresent }
      document.pgs.append(
        .init(pg: key, because: because, facts: reader.facts(fields), statesNothing: statesNothing))
    }
    return document
  }

  private mutating func readTestCredentials(
    _ node: Tree.ID, _ isIndirect: Bool, into document: inout CatalogDocument
  ) {
    guard
      let fields = fields(
        node, isIndirect: isIndirect, .testCredentials, what: "an entry of `test-credentials`"),
      let pg = string(text(fields[0], "a PG"))
    else { return }
    document.namedPGs.append(pg)
    guard let because = reason(fields[1]) else { return }
    document.testCredentials.append(
      .init(
        pg: pg, mids: strings(texts(fields[2], "`mids`")), modules: modules(fields[3], "`modules`"),
        because: because))
  }

  private mutating func readSharedMID(
    _ node: Tree.ID, _ isIndirect: Bool, into document: inout CatalogDocument
  ) {
    guard let fields = fields(node, isIndirect: isIndirect, .sharedMID, what: "an entry of `shared-mids`"),
      let pg = string(text(fields[0], "a PG"))
    else { return }
    document.namedPGs.append(pg)
    guard let mid = string(name(fields[1], "a MID")), let because = reason(fields[2]) else { return }
    document.sharedMIDs.append(.init(pg: pg, mid: mid, because: because))
  }

  /// Why an entry is there; blanks are no reason.
  private mutating func reason(_ slot: Fields.Slot) -> Located<String>? {
    guard let because = string(text(slot, "`because`")) else { return nil }
    guard because.value.contains(where: { !$0.isWhitespace }) else {
      report(.blankReason(at: because.site))
      return nil
    }
    return because
  }

  // MARK: - Facts on a PG

  private mutating func facts(_ fields: Fields) -> [Located<CatalogFact>] {
    var facts: [Located<CatalogFact>] = []
    func add<Value>(_ values: [Located<Value>], _ fact: (Value) -> CatalogFact) {
      facts += values.map { Located(fact($0.value), $0.site) }
    }
    let status: Leaf<PG.Status> = choice(fields[1], "`status`")
    if case .known(let status, let site) = status { facts.append(Located(.status(status), site)) }
    if case .present(_, let value, let isIndirect) = fields[2],
      let generations = self.fields(
        value, isIndirect: isIndirect, .modulesOverride, what: "`modules` of a PG")
    {
      add(modules(generations[0], "`v1`")) { .module($0, .v1) }
      add(modules(generations[1], "`v2`")) { .module($0, .v2) }
    }
    add(modules(fields[3], "`without-modules`")) { .withoutModule($0) }
    forEachEntry(of: fields[4], "`methods` of a PG") { reader, key, node, isIndirect in
      guard let module = Module(name: key.value) else {
        reader.report(.unknownWord(key.value, "a module", words: Module.allCases.map(\.name), at: key.site))
        return
      }
      let slot = Fields.Slot.present(key: node, value: node, isIndirect: isIndirect)
      add(reader.methods(slot)) { .method($0, of: module) }
    }
    add(strings(texts(fields[6], "`former-mids`"))) { .formerMID($0) }
    for item in list(fields[5], "`test-mids`") {
      if let mid = testMID(item.node, item.isIndirect) { add([mid]) { .testMID($0) } }
    }
    if let prefix = string(text(fields[7], "`live-prefix`")) { add([prefix]) { .livePrefix($0) } }
    if case .present(_, let value, let isIndirect) = fields[8] {
      let currencies = strings(texts(fields[8], "`currencies`")).map(\.value)
      facts.append(Located(.currencies(currencies), site(value, isIndirect)))
    }
    let webhook: Leaf<PG.Webhook.Demand> = choice(fields[9], "`webhook`", of: ["required", "none"]) { word in
      word.reads("required")
        ? .required : word.reads("none") ? PG.Webhook.Demand.none : nil
    }
    if case .known(let demand, let site) = webhook { facts.append(Located(.webhook(demand), site)) }
    return facts
  }

  private mutating func testMID(_ node: Tree.ID, _ isIndirect: Bool) -> Located<TestMID>? {
    guard let fields = fields(node, isIndirect: isIndirect, .testMID, what: "a test MID"),
      let mid = string(name(fields[0], "a MID"))
    else { return nil }
    let modules = ModuleSet(modules(fields[1], "`modules`").map(\.value))
    return Located(TestMID(mid.value, for: modules), mid.site)
  }

  private mutating func modules(_ slot: Fields.Slot, _ what: StaticString) -> [Located<Module>] {
    list(slot, what).compactMap { item in
      guard case .known(let module, let site) = module(item.node, item.isIndirect) else { return nil }
      return Located(module, site)
    }
  }

  private mutating func methods(_ slot: Fields.Slot) -> [Located<Method>] {
    list(slot, "`methods`").compactMap { item in
      let method = choice(item.node, item.isIndirect, "a method", of: Method.allCases.map(\.name)) {
        SpelledMethod(utf8: $0)?.method
      }
      guard case .known(let method, let site) = method else { return nil }
      return Located(method, site)
    }
  }

  private mutating func list(
    _ slot: Fields.Slot, _ what: StaticString
  ) -> [(node: Tree.ID, isIndirect: Bool)] {
    var isOpen = false
    guard var items = items(slot, what, isOpen: &isOpen) else { return [] }
    var list: [(node: Tree.ID, isIndirect: Bool)] = []
    while let item = next(&items) { list.append((item, items.isIndirect)) }
    return list
  }
}

extension Diagnostic {
  fileprivate static func blankReason(at site: Site) -> Diagnostic {
    Diagnostic(
      rule: .missingValue, "`because` gives no reason", at: site.span,
      label: "whoever reads this later cannot tell whether it still holds",
      help: "name the source and its date, as `PG notice 2026-10`")
  }
}
