import CLibYAML
import MidasDiagnostics
import MidasSource

/// Builds the nodes of one stream, document by document.
///
/// A document that breaks off leaves no nodes behind: what it holds is unknown.
struct Composer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offsets: OffsetMap
  private var tree: Tree
  private var decoded: [UInt8] = []

  /// The innermost collection that is open.
  private var innermost = OpenCollection.none
  /// The collections around it, outermost first, behind one that stands for the document.
  private var outer: [OpenCollection] = []
  /// The node that each anchor of the document names; a later anchor takes the name over.
  private var anchors: [[UInt8]: Tree.ID] = [:]
  private var expandedNodes = 0
  private var documentStart = 0
  private var documentFirstNode = 0
  private var documentFindings = 0

  /// A collection whose end has not been met; its node learns what is known here once it has.
  private struct OpenCollection {
    /// Its node.
    let id: Tree.ID
    /// How many children it has had.
    var childCount: UInt32 = 0
    /// Where the last of them ends.
    var end: UInt32

    /// Stands for the document, which is no collection.
    static let none = OpenCollection(id: -1, end: 0)
  }

  /// Why a document broke off.
  private struct Failure: Error {
    var diagnostic: Diagnostic
    /// Where reading broke off.
    var offset: Int
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ tree: consuming Tree, base: Int, isASCII: Bool) {
    self.bytes = bytes
    self.tree = tree
    offsets = OffsetMap(bytes, base: base, isASCII: isASCII)
    documentStart = base
    documentFirstNode = self.tree.nodes.count
    documentFindings = self.tree.findings.count
  }

  /// Appends the documents of `bytes[range]` to `tree` and the decoded scalars to `decoded`.
  ///
  /// - Returns: the offset at which reading broke off, or nil if the whole range was read.
  static func compose(
    _ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, isASCII: Bool, into tree: inout Tree,
    decoded: inout [UInt8]
  ) -> Int? {
    var composer = Composer(bytes, tree, base: range.lowerBound, isASCII: isASCII)
    tree = Tree(source: [])  // so that the composer holds the only reference
    composer.decoded = decoded
    defer {
      tree = composer.tree
      decoded = composer.decoded
    }
    guard var events = EventStream(UnsafeBufferPointer(rebasing: bytes[range])) else { return nil }
    do throws(Failure) {
      try composer.run(&events)
      return nil
    } catch {
      composer.abandonDocument(error.diagnostic, upTo: error.offset)
      return error.offset
    }
  }

  private mutating func run(_ events: inout EventStream) throws(Failure) {
    var event = yaml_event_t()
    while true {
      guard events.next(&event) else { throw syntaxError(events.problem) }
      if event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT {
        endCollection(event)
        continue  // It owns nothing that would have to be deleted.
      }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_SCALAR_EVENT: scalar(event)
      case YAML_MAPPING_START_EVENT: try beginCollection(.mapping, event)
      case YAML_SEQUENCE_START_EVENT: try beginCollection(.sequence, event)
      case YAML_ALIAS_EVENT: try alias(event)
      case YAML_DOCUMENT_START_EVENT: beginDocument(event)
      case YAML_DOCUMENT_END_EVENT: endDocument()
      case YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  // MARK: - Documents

  private mutating func beginDocument(_ event: yaml_event_t) {
    documentStart = offsets.byteOffset(Int(event.start_mark.index))
    documentFirstNode = tree.nodes.count
    documentFindings = tree.findings.count
    anchors.removeAll(keepingCapacity: true)
    expandedNodes = 0
  }

  private mutating func endDocument() {
    guard documentFirstNode < tree.nodes.count else { return }
    let root = tree.nodes[documentFirstNode]
    let span = SourceSpan(start: UInt32(documentStart), end: max(root.span.end, UInt32(documentStart)))
    let isEmpty = root.kind == .scalar && root.style == .plain && root.second == 0 && !root.isUnknown
    tree.documents.append(Tree.Document(content: isEmpty ? .empty : .node(documentFirstNode), span: span))
    documentFirstNode = tree.nodes.count
    documentStart = Int(span.end)
  }

  private mutating func abandonDocument(_ diagnostic: Diagnostic, upTo offset: Int) {
    tree.nodes.removeSubrange(documentFirstNode...)
    tree.findings.removeSubrange(min(documentFindings, tree.findings.count)...)
    innermost = .none
    outer.removeAll()
    tree.findings.append(diagnostic)
    let start = UInt32(documentStart)
    tree.documents.append(
      Tree.Document(content: .unknown, span: SourceSpan(start: start, end: max(start, UInt32(offset)))))
  }

  private mutating func syntaxError(
    _ problem: (text: String, mark: Int, context: (text: String, mark: Int)?)
  ) -> Failure {
    let contextOffset = problem.context.map { offsets.byteOffset($0.mark) }
    let offset = offsets.byteOffset(problem.mark)
    return Failure(
      diagnostic: .yamlSyntax(
        problem.text, at: offset, context: problem.context.map { ($0.text, contextOffset ?? 0) }, in: bytes),
      offset: offset)
  }

  // MARK: - Nodes

  private mutating func scalar(_ event: yaml_event_t) {
    let scalar = event.data.scalar
    var start = offsets.byteOffset(Int(event.start_mark.index))
    var end = offsets.byteOffset(Int(event.end_mark.index))
    var isUnknown = false
    if scalar.anchor != nil || scalar.tag != nil {
      isUnknown = isUnsupported(scalar.tag, at: start)
      start = bytes.valueStart(behindPropertiesAt: start, end: end)
      register(scalar.anchor)
    }
    let length = scalar.length
    let style: Node.Style
    var inset = 0
    switch scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      style = .singleQuoted
      inset = 1
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      style = .doubleQuoted
      inset = 1
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE:
      style = .block
      end = bytes.end(ofBlockAt: start, end: end)
    default: style = .plain
    }
    // On one line nothing is folded, and what doubles or escapes a character is longer than its value. Only some
    // escapes between double quotes are as long.
    let isVerbatim =
      (style == .plain || style == .singleQuoted) && event.start_mark.line == event.end_mark.line
    let first: UInt32
    if end - start == length + 2 * inset,
      isVerbatim || bytes.holds(scalar.value, length, at: start + inset)
    {
      first = UInt32(truncatingIfNeeded: start + inset)
    } else {
      first = UInt32(bytes.count + decoded.count)
      decoded.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: length))
    }
    append(
      Node(
        kind: .scalar, style: style, isUnknown: isUnknown,
        span: SourceSpan(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)),
        first: first, second: UInt32(length)))
  }

  private mutating func beginCollection(_ kind: Node.Kind, _ event: yaml_event_t) throws(Failure) {
    var start = offsets.byteOffset(Int(event.start_mark.index))
    guard outer.count < Limits.depth else {
      throw Failure(diagnostic: .tooDeep(at: start), offset: start)
    }
    let (anchor, tag) =
      kind == .mapping
      ? (event.data.mapping_start.anchor, event.data.mapping_start.tag)
      : (event.data.sequence_start.anchor, event.data.sequence_start.tag)
    var isUnknown = false
    if anchor != nil || tag != nil {
      isUnknown = isUnsupported(tag, at: start)
      start = bytes.valueStart(behindPropertiesAt: start, end: bytes.count)
      register(anchor)
    }
    let id = tree.nodes.count
    append(
      Node(
        kind: kind, style: .none, isUnknown: isUnknown, span: SourceSpan(at: UInt32(start)), first: 0,
        second: 0))
    outer.append(innermost)
    innermost = OpenCollection(id: id, end: UInt32(start))
  }

  private mutating func endCollection(_ event: yaml_event_t) {
    guard let around = outer.popLast() else { return }
    let ended = innermost
    innermost = around
    // A block collection ends on the next token: its own end is that of its last child.
    let isFlow = event.end_mark.index > event.start_mark.index
    let end = isFlow ? UInt32(offsets.byteOffset(Int(event.end_mark.index))) : ended.end
    tree.nodes[ended.id].close(end: end, childCount: ended.childCount, next: UInt32(tree.nodes.count))
    innermost.end = max(innermost.end, end)
  }

  /// Adds a node to the innermost open collection, which reaches at least to its end.
  private mutating func append(_ node: Node) {
    innermost.childCount &+= 1
    innermost.end = max(innermost.end, node.span.end)
    tree.nodes.append(node)
  }

  // MARK: - Anchors, aliases, tags

  private mutating func register(_ anchor: UnsafeMutablePointer<UInt8>?) {
    guard let anchor else { return }
    anchors[bytesOf(anchor)] = tree.nodes.count
  }

  private mutating func alias(_ event: yaml_event_t) throws(Failure) {
    let start = offsets.byteOffset(Int(event.start_mark.index))
    let span = SourceSpan(start: UInt32(start), end: UInt32(offsets.byteOffset(Int(event.end_mark.index))))
    let name = event.data.alias.anchor.map(bytesOf) ?? []
    var node = Node(kind: .alias, style: .none, isUnknown: true, span: span, first: 0, second: 0)
    if let target = anchors[name] {
      if target == innermost.id || outer.contains(where: { $0.id == target }) {
        tree.findings.append(.recursiveAlias(span))
      } else {
        expandedNodes += expandedCount(target)
        guard expandedNodes <= Limits.expandedNodes else {
          throw Failure(diagnostic: .tooManyAliases(span), offset: start)
        }
        node.isUnknown = false
        node.first = UInt32(tree.resolved(target))
        node.second = UInt32(expandedCount(target))
      }
    } else {
      tree.findings.append(.undefinedAlias(span))
    }
    append(node)
  }

  /// How many nodes `id` stands for once the aliases below it are expanded.
  private func expandedCount(_ id: Tree.ID) -> Int {
    var count = 0
    for node in tree.nodes[id..<max(tree.next(after: id), id + 1)] {
      count += node.kind == .alias ? Int(node.second) : 1
    }
    return count
  }

  private func bytesOf(_ name: UnsafeMutablePointer<UInt8>) -> [UInt8] {
    var length = 0
    while name[length] != 0 { length += 1 }
    return Array(UnsafeBufferPointer(start: name, count: length))
  }

  private mutating func isUnsupported(_ tag: UnsafeMutablePointer<UInt8>?, at start: Int) -> Bool {
    guard let tag else { return false }
    let name = String(decoding: bytesOf(tag), as: UTF8.self)
    let standard = "tag:yaml.org,2002:"
    if ["!", standard + "str", standard + "map", standard + "seq"].contains(name) { return false }
    var from = start
    while from < bytes.count, bytes[from] != 0x21 { from += 1 }
    var to = from
    while to < bytes.count, !bytes[to].isBlank { to += 1 }
    tree.findings.append(.unsupportedTag(SourceSpan(start: UInt32(from), end: UInt32(to))))
    return true
  }
}
