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

/// Readers of `catalog:` in midas.yaml: dated facts, each with its reason.
extension ShapeReader {
  mutating func readCatalog(_ slot: Fields.Slot, into document: inout WorkspaceDocument) {
    guard case .present(_, let value, let isIndirect) = slot,
      let fields = fields(value, isIndirect: isIndirect, .catalog, what: "`catalog`")
    else { return }
    var ignored = false
    for item in items(fields[0], "`test-credentials`", isOpen: &ignored) ?? [] {
      readTestCredentials(item.node, item.isIndirect, into: &document)
    }
    for item in items(fields[1], "`shared-mids`", isOpen: &ignored) ?? [] {
      readSharedMID(item.node, item.isIndirect, into: &document)
    }
    forEachEntry(of: fields[2], "`pgs`") { reader, key, node, isIndirect in
      document.namedPGs.append(key)
      guard let override = reader.override(of: key.value, node, isIndirect) else { return }
      document.catalog.pgs.append(override)
    }
  }

  private mutating func readTestCredentials(
    _ node: Tree.ID, _ isIndirect: Bool, into document: inout WorkspaceDocument
  ) {
    guard
      let fields = fields(
        node, isIndirect: isIndirect, .testCredentials, what: "an entry of `test-credentials`"),
      let pg = string(text(fields[0], "a PG")), let because = string(text(fields[1], "`because`"))
    else { return }
    document.namedPGs.append(pg)
    document.catalog.testCredentials.append(
      .init(
        pg: pg.value, mids: strings(texts(fields[2], "`mids`")).map(\.value), modules: moduleSet(fields[3]),
        because: because.value))
  }

  private mutating func readSharedMID(
    _ node: Tree.ID, _ isIndirect: Bool, into document: inout WorkspaceDocument
  ) {
    guard let fields = fields(node, isIndirect: isIndirect, .sharedMID, what: "an entry of `shared-mids`"),
      let pg = string(text(fields[0], "a PG")), let mid = string(name(fields[1], "a MID")),
      let because = string(text(fields[2], "`because`"))
    else { return }
    document.namedPGs.append(pg)
    document.catalog.sharedMIDs.append(.init(pg: pg.value, mid: mid.value, because: because.value))
  }

  private mutating func override(
    of pg: String, _ node: Tree.ID, _ isIndirect: Bool
  ) -> CatalogOverrides.PGOverride? {
    guard let fields = fields(node, isIndirect: isIndirect, .pgOverride, what: "a PG of the catalog"),
      let because = string(text(fields[0], "`because`"))
    else { return nil }
    var override = CatalogOverrides.PGOverride(pg: pg, because: because.value)
    let status: Leaf<PG.Status> = choice(fields[1], "`status`")
    override.status = status.value
    if case .present(_, let value, let isIndirect) = fields[2],
      let generations = self.fields(
        value, isIndirect: isIndirect, .modulesOverride, what: "`modules` of a PG")
    {
      override.modulesV1 = moduleSet(generations[0])
      override.modulesV2 = moduleSet(generations[1])
    }
    override.withoutModules = moduleSet(fields[3])
    forEachEntry(of: fields[4], "`methods` of a PG") { reader, key, node, isIndirect in
      guard let module = Module(name: key.value) else {
        reader.report(.unknownWord(key.value, "a module", words: Module.allCases.map(\.name), at: key.site))
        return
      }
      let slot = Fields.Slot.present(key: node, value: node, isIndirect: isIndirect)
      override.methods[module] = reader.methodSet(slot)
    }
    var ignored = false
    override.testMIDs = (items(fields[5], "`test-mids`", isOpen: &ignored) ?? []).compactMap { item in
      testMID(item.node, item.isIndirect)
    }
    override.formerMIDs = strings(texts(fields[6], "`former-mids`")).map { mid in
      FormerTestMID(mid.value, for: [], asOf: because.value)
    }
    override.livePrefix = string(text(fields[7], "`live-prefix`"))?.value
    if fields[8].isPresent { override.currencies = strings(texts(fields[8], "`currencies`")).map(\.value) }
    override.webhook =
      choice(fields[9], "`webhook`", of: ["required", "none"]) { word in
        word.elementsEqual("required".utf8)
          ? .required : word.elementsEqual("none".utf8) ? PG.Webhook.Demand.none : nil
      }.value
    return override
  }

  private mutating func testMID(_ node: Tree.ID, _ isIndirect: Bool) -> TestMID? {
    guard let fields = fields(node, isIndirect: isIndirect, .testMID, what: "a test MID"),
      let mid = string(name(fields[0], "a MID"))
    else { return nil }
    return TestMID(mid.value, for: moduleSet(fields[1]))
  }

  private mutating func moduleSet(_ slot: Fields.Slot) -> ModuleSet {
    var set = ModuleSet()
    var ignored = false
    for item in items(slot, "`modules`", isOpen: &ignored) ?? [] {
      if let module = module(item.node, item.isIndirect).value { set.insert(module) }
    }
    return set
  }

  private mutating func methodSet(_ slot: Fields.Slot) -> MethodSet {
    var set = MethodSet()
    var ignored = false
    for item in items(slot, "`methods`", isOpen: &ignored) ?? [] {
      let method = choice(item.node, item.isIndirect, "a method", of: Method.allCases.map(\.name)) {
        SpelledMethod(utf8: $0)?.method
      }
      if let method = method.value { set.insert(method) }
    }
    return set
  }
}
