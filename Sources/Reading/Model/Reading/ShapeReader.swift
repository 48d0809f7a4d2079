import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

/// Reads nodes as the shapes of the schema, and collects what is wrong with them.
///
/// Nothing it meets stops it: a value that is not what the schema wants becomes unknown, and reading goes on.
struct ShapeReader {
  let tree: Tree
  private(set) var findings: [Diagnostic] = []

  init(_ tree: Tree) { self.tree = tree }

  /// Adds a finding.
  mutating func report(_ diagnostic: Diagnostic) { findings.append(diagnostic) }

  /// Where a node stands for its reader: an alias stands for what it names.
  func site(_ node: Tree.ID, _ isIndirect: Bool) -> Site {
    Site(tree.nodes[node].span, isIndirect: isIndirect || tree.nodes[node].kind == .alias)
  }

  // MARK: - Mappings

  /// The fields of a mapping, or nil if the node is none; `what` names it in findings.
  mutating func fields(
    _ node: Tree.ID, isIndirect: Bool, _ table: KeyTable, what: StaticString
  ) -> Fields? {
    guard let mapping = mapping(node, isIndirect: isIndirect, what: what) else { return nil }
    var fields = Fields()
    fields.site = firstKey(of: mapping.id).map { site($0, mapping.isIndirect) } ?? site(node, isIndirect)
    collect(mapping.id, mapping.isIndirect, table, what, into: &fields)
    guard !fields.isOpen else { return fields }
    let missing = table.required & ~fields.present
    guard missing != 0 else { return fields }
    for position in table.names.indices where missing & (1 << UInt32(position)) != 0 {
      report(.missingKey("\(table.names[position])", of: what, at: fields.site.span))
    }
    return fields
  }

  /// The mapping a node stands for; reports anything else.
  mutating func mapping(
    _ node: Tree.ID, isIndirect: Bool, what: StaticString
  ) -> (id: Tree.ID, isIndirect: Bool)? {
    collection(.mapping, node, isIndirect: isIndirect, what: what, wanted: "keys and values")
  }

  /// The sequence a node stands for; reports anything else.
  mutating func sequence(
    _ node: Tree.ID, isIndirect: Bool, what: StaticString
  ) -> (id: Tree.ID, isIndirect: Bool)? {
    collection(.sequence, node, isIndirect: isIndirect, what: what, wanted: "a list")
  }

  private mutating func collection(
    _ kind: Node.Kind, _ node: Tree.ID, isIndirect: Bool, what: StaticString, wanted: StaticString
  ) -> (id: Tree.ID, isIndirect: Bool)? {
    let id = tree.resolved(node)
    let site = site(node, isIndirect)
    guard !tree.nodes[node].isUnknown, !tree.nodes[id].isUnknown else { return nil }
    guard tree.nodes[id].kind == kind else {
      if isNoValue(id) {
        report(.missingValue(what, at: site.span))
      } else {
        let example = kind == .sequence ? listExample(id, what) : nil
        let mend = kind == .sequence && tree.nodes[id].kind == .scalar ? site.listingMend : nil
        report(.wrongShape(what, wanted: wanted, help: example, at: headSpan(id, site), mend: mend))
      }
      return nil
    }
    return (id, site.isIndirect)
  }

  /// How the scalar stands in a list; what may be a secret is not repeated.
  private func listExample(_ id: Tree.ID, _ what: StaticString) -> String? {
    guard let text = scalarText(id) else { return nil }
    if what.description == "`secrets`", !text.contains("://") { return "write `[env://NAME]`" }
    return "write `[\(text)]`"
  }

  /// Calls `body` with key and value of each pair, merges expanded, own keys before merged ones.
  ///
  /// For mappings whose keys are data: `credentials`, the channels of a group, `policy.severity`.
  ///
  /// - Returns: whether a key or a merge could not be read, so that any key may be missing without fault.
  mutating func forEachPair(
    _ mapping: (id: Tree.ID, isIndirect: Bool),
    _ body: (inout ShapeReader, _ key: Located<Text>, _ value: Tree.ID, _ isIndirect: Bool) -> Void
  ) -> Bool {
    var isOpen = false
    var seen = SeenKeys()
    pairs(mapping.id, mapping.isIndirect, isMerge: false, seen: &seen, isOpen: &isOpen, body)
    return isOpen
  }

  private mutating func pairs(
    _ id: Tree.ID, _ isIndirect: Bool, isMerge: Bool, seen: inout SeenKeys,
    isOpen: inout Bool,
    _ body: (inout ShapeReader, _ key: Located<Text>, _ value: Tree.ID, _ isIndirect: Bool) -> Void
  ) {
    var merges: [Tree.ID] = []
    let own = seen.count
    var key = id + 1
    while key < tree.subtreeEnd(id) {
      let value = tree.next(after: key)
      defer { key = tree.next(after: value) }
      if isMergeKey(key) {
        merges.append(value)
      } else if case .known(let text, let site) = keyText(key, isIndirect) {
        if let earlier = seen.index(of: text, by: equal) {
          if earlier >= own, !isMerge {
            report(.duplicateKey(tree.string(text.range), at: site.span, first: seen[earlier].site.span))
          }
        } else {
          seen.append(Located(text, site))
          body(&self, Located(text, site), value, isIndirect)
        }
      } else {
        isOpen = true
      }
    }
    for merge in merges {
      guard let targets = mergeTargets(merge) else {
        isOpen = true
        continue
      }
      for target in targets {
        pairs(target, true, isMerge: true, seen: &seen, isOpen: &isOpen, body)
      }
    }
  }

  private mutating func collect(
    _ id: Tree.ID, _ isIndirect: Bool, _ table: KeyTable, _ what: StaticString, into fields: inout Fields
  ) {
    var merges: [Tree.ID] = []
    var own: UInt32 = 0
    var key = id + 1
    let end = tree.subtreeEnd(id)
    while key < end {
      let value = tree.next(after: key)
      defer { key = tree.next(after: value) }
      let keyNode = tree.resolved(key)
      guard tree.nodes[keyNode].kind == .scalar, !tree.nodes[key].isUnknown else {
        report(.complexKey(at: tree.nodes[key].span))
        fields.isOpen = true
        continue
      }
      if let position = table.position(of: tree.text(of: keyNode), in: tree) {
        if own & (1 << UInt32(position)) != 0 {
          // Of a merged mapping whose key is overridden, it was reported where that mapping is read for itself.
          if case .present(let first, let earlier, _) = fields[position], (id..<end).contains(first) {
            report(
              .duplicateKey(
                "\(table.names[position])", at: tree.nodes[key].span, first: tree.nodes[first].span,
                copy: isCopy(value, of: earlier) ? site(value, isIndirect) : nil))
          }
        } else if !fields[position].isPresent {
          fields[position] = .present(key: key, value: value, isIndirect: isIndirect)
        }
        own |= 1 << UInt32(position)
      } else if isMergeKey(key) {
        if let earlier = merges.first {
          report(.duplicateKey("<<", at: tree.nodes[key].span, first: tree.nodes[earlier - 1].span))
        }
        merges.append(value)
      } else {
        unknownKey(keyNode, at: tree.nodes[key].span, isIndirect: isIndirect, table, what, into: &fields)
      }
    }
    for merge in merges {
      guard let targets = mergeTargets(merge) else {
        fields.isOpen = true
        continue
      }
      for target in targets {
        collect(target, true, table, what, into: &fields)
      }
    }
  }

  private mutating func unknownKey(
    _ node: Tree.ID, at span: SourceSpan, isIndirect: Bool, _ table: KeyTable, _ what: StaticString,
    into fields: inout Fields
  ) {
    let written = tree.string(tree.text(of: node))
    let names = table.names.map { "\($0)" }
    let meant = nearest(to: written, in: names)
    report(.unknownKey(written, of: what, meant: meant, known: names, at: span, isIndirect: isIndirect))
    if let meant, let position = names.firstIndex(of: meant), !fields[position].isPresent {
      fields[position] = .misspelt(span)
    }
  }

  /// Whether two scalars have the same text.
  private func isCopy(_ value: Tree.ID, of other: Tree.ID) -> Bool {
    tree.nodes[value].kind == .scalar && tree.nodes[other].kind == .scalar && equal(text(value), text(other))
  }

  func isMergeKey(_ node: Tree.ID) -> Bool {
    tree.nodes[node].kind == .scalar && tree.nodes[node].style == .plain
      && tree.matches(tree.text(of: node), "<<")
  }

  /// The mappings that a `<<` brings in; nil, and a finding, where it names something else.
  private mutating func mergeTargets(_ value: Tree.ID) -> [Tree.ID]? {
    let id = tree.resolved(value)
    if tree.nodes[value].isUnknown || tree.nodes[id].isUnknown { return nil }
    if tree.nodes[id].kind == .mapping { return [id] }
    guard tree.nodes[id].kind == .sequence else {
      report(.wrongMerge(at: tree.nodes[value].span))
      return nil
    }
    var targets: [Tree.ID] = []
    var item = id + 1
    while item < tree.subtreeEnd(id) {
      let target = tree.resolved(item)
      if !tree.nodes[item].isUnknown, tree.nodes[target].kind == .mapping {
        targets.append(target)
      } else if !tree.nodes[item].isUnknown {
        report(.wrongMerge(at: tree.nodes[item].span))
        return nil
      }
      item = tree.next(after: item)
    }
    return targets
  }

  private mutating func keyText(_ node: Tree.ID, _ isIndirect: Bool) -> Leaf<Text> {
    let id = tree.resolved(node)
    guard tree.nodes[id].kind == .scalar, !tree.nodes[node].isUnknown else {
      report(.complexKey(at: tree.nodes[node].span))
      return .unknown(site(node, isIndirect))
    }
    return .known(text(id), site(node, isIndirect))
  }

  private func firstKey(of mapping: Tree.ID) -> Tree.ID? {
    tree.childCount(mapping) > 0 ? mapping + 1 : nil
  }
}
