import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

extension WorkspaceDocument {
  /// Reads the bytes of a midas.yaml.
  public init(reading bytes: [UInt8]) {
    let tree = Tree(parsing: bytes)
    var reader = ShapeReader(tree)
    var document = WorkspaceDocument()
    if case .node(let root)? = tree.documents.first?.content {
      document = reader.workspace(root)
    } else if tree.findings.isEmpty {
      reader.report(.missingKey("midas", of: "midas.yaml", at: SourceSpan(at: 0)))
    }
    if tree.documents.count > 1 { reader.report(.secondDocument(at: tree.documents[1].span)) }
    self = document
    findings = tree.findings + reader.findings
  }
}

extension KeyTable {
  /// The keys of midas.yaml.
  public static let workspace = KeyTable(
    ["midas", "workspace", "merchants", "state", "policy", "catalog"], required: [0])
  /// The keys of `policy`.
  public static let policy = KeyTable(["severity", "limits"])
  /// The keys of `policy: limits`.
  public static let limits = KeyTable(["deletions", "live-channel-deletions", "widen-addresses"])
}

extension ShapeReader {
  fileprivate mutating func workspace(_ root: Tree.ID) -> WorkspaceDocument {
    var document = WorkspaceDocument()
    guard let fields = fields(root, isIndirect: false, .workspace, what: "midas.yaml") else {
      return document
    }
    if case .known(let version, let site) = text(fields[0], "the language version"),
      !tree.matches(version.range, "1")
    {
      report(.unknownVersion(tree.string(version.range), at: site))
    }
    document.name = string(id(fields[1], "a workspace's name"))
    if fields[2].isPresent { document.merchants = strings(texts(fields[2], "`merchants`")) }
    document.state = string(text(fields[3], "`state`"))
    readPolicy(fields[4], into: &document)
    document.catalog = catalog(fields[5])
    return document
  }

  private mutating func readPolicy(_ slot: Fields.Slot, into document: inout WorkspaceDocument) {
    guard case .present(_, let value, let isIndirect) = slot,
      let fields = fields(value, isIndirect: isIndirect, .policy, what: "`policy`")
    else { return }
    let words = ["error", "warning", "note", "off"]
    let limits = KeyTable.limits.names.map { "\($0)" }
    forEachEntry(of: fields[0], "`severity`") { reader, key, node, isIndirect in
      let word = reader.choice(node, isIndirect, "a severity", of: words) { word in
        words.first { word.elementsEqual($0.utf8) }
      }
      guard case .known(let severity, let site) = word else { return }
      document.severities.append(.init(rule: key, severity: Severity(rawValue: severity), site: site))
    }
    forEachEntry(of: fields[1], "`limits`") { reader, key, node, isIndirect in
      guard limits.contains(key.value) else {
        reader.report(
          .unknownKey(
            key.value, of: "`limits`", meant: nearest(to: key.value, in: limits), known: limits,
            at: key.site.span, isIndirect: key.site.isIndirect))
        return
      }
      if let value = reader.string(reader.text(node, isIndirect, "a limit")) {
        document.limits.append((key, value))
      }
    }
  }

  // MARK: - Texts as strings

  mutating func string(_ leaf: Leaf<Text>) -> Located<String>? {
    guard case .known(let text, let site) = leaf else { return nil }
    return Located(tree.string(text.range), site)
  }

  func strings(_ members: Members<Located<Text>>) -> [Located<String>] {
    members.known.map { Located(tree.string($0.value.range), $0.site) }
  }

  /// Calls `body` with every entry of the mapping in a field.
  mutating func forEachEntry(
    of slot: Fields.Slot, _ what: StaticString,
    _ body: (inout ShapeReader, _ key: Located<String>, _ value: Tree.ID, _ isIndirect: Bool) -> Void
  ) {
    guard case .present(_, let value, let isIndirect) = slot,
      let mapping = mapping(value, isIndirect: isIndirect, what: what)
    else { return }
    _ = forEachPair(mapping) { reader, key, value, isIndirect in
      body(&reader, Located(reader.tree.string(key.value.range), key.site), value, isIndirect)
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownVersion(_ version: String, at site: Site) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "this Midas reads language version 1, not `\(version.printable)`", at: site.span,
      label: "the workspace may mean something else than it says",
      help: "write `midas: 1`, or use a newer Midas")
  }

  fileprivate static func secondDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .wrongType, "midas.yaml holds one document", at: SourceSpan(start: span.start, end: span.start),
      label: "nothing from here on is read", help: "move merchants into files of their own")
  }
}
