import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

/// Readers of single values. Each takes the slot of a field and says nothing of one that is absent.
extension ShapeReader {
  /// Any text.
  mutating func text(_ slot: Fields.Slot, _ what: StaticString) -> Leaf<Text> {
    switch slot {
    case .absent: .absent
    case .misspelt(let span): .unknown(Site(span))
    case .present(_, let value, let isIndirect): text(value, isIndirect, what)
    }
  }

  /// Any text, read from a node.
  mutating func text(_ node: Tree.ID, _ isIndirect: Bool, _ what: StaticString) -> Leaf<Text> {
    let id = tree.resolved(node)
    let site = site(node, isIndirect)
    guard !tree.nodes[node].isUnknown, !tree.nodes[id].isUnknown else { return .unknown(site) }
    guard tree.nodes[id].kind == .scalar else {
      report(.wrongShape(what, wanted: "one value", help: nil, at: headSpan(id, site)))
      return .unknown(site)
    }
    guard !isNoValue(id) else {
      report(.missingValue(what, at: site.span))
      return .unknown(site)
    }
    return .known(text(id), site)
  }

  /// A text that readers of YAML 1.1 must take for text too: a name, a tier, a MID, a key.
  mutating func name(_ slot: Fields.Slot, _ what: StaticString) -> Leaf<Text> {
    guard case .present(_, let node, let isIndirect) = slot else { return text(slot, what) }
    let leaf = text(node, isIndirect, what)
    guard case .known(let text, let site) = leaf else { return leaf }
    let id = tree.resolved(node)
    if tree.nodes[id].style == .plain, let type = withText(id, { AmbiguousScalar.type(of: $0) }) {
      report(.ambiguousScalar(tree.string(text.range), what, type: type, at: site))
    }
    return leaf
  }

  /// An id of the workspace: `[a-z0-9][a-z0-9-]{0,62}`.
  mutating func id(_ slot: Fields.Slot, _ what: StaticString) -> Leaf<Text> {
    let leaf = text(slot, what)
    guard case .known(let text, let site) = leaf else { return leaf }
    guard isID(text) else {
      report(.invalidID(tree.string(text.range), what, at: site))
      return .unknown(site)
    }
    return leaf
  }

  /// Whether a text has the form of an id.
  func isID(_ text: Text) -> Bool {
    guard (1...63).contains(text.range.length) else { return false }
    return tree.withBytes(of: text.range) { bytes in
      bytes[0] != 0x2D
        && bytes.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    }
  }

  /// A word of a closed list.
  mutating func choice<Value>(
    _ slot: Fields.Slot, _ what: StaticString, of words: @autoclosure () -> [String],
    _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Leaf<Value> {
    switch slot {
    case .absent: .absent
    case .misspelt(let span): .unknown(Site(span))
    case .present(_, let node, let isIndirect): choice(node, isIndirect, what, of: words(), read)
    }
  }

  /// A word of a closed list, read from a node.
  mutating func choice<Value>(
    _ node: Tree.ID, _ isIndirect: Bool, _ what: StaticString, of words: @autoclosure () -> [String],
    _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Leaf<Value> {
    switch text(node, isIndirect, what) {
    case .absent: return .absent
    case .unknown(let site): return .unknown(site)
    case .known(let text, let site):
      if let value = withText(tree.resolved(node), read) { return .known(value, site) }
      report(.unknownWord(tree.string(text.range), what, words: words(), at: site))
      return .unknown(site)
    }
  }

  /// A word of a closed list that is an enumeration of strings.
  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ slot: Fields.Slot, _ what: StaticString
  ) -> Leaf<Value> {
    choice(slot, what, of: Value.allCases.map(\.rawValue)) {
      Value(rawValue: String(decoding: $0, as: UTF8.self))
    }
  }

  /// Plain `true` or `false`.
  mutating func boolean(_ slot: Fields.Slot, _ what: StaticString) -> Leaf<Bool> {
    switch text(slot, what) {
    case .absent: return .absent
    case .unknown(let site): return .unknown(site)
    case .known(let text, let site):
      let word = tree.string(text.range)
      let isPlain = text.range.length == site.span.end - site.span.start || site.isIndirect
      if isPlain, word == "true" { return .known(true, site) }
      if isPlain, word == "false" { return .known(false, site) }
      report(.wrongBoolean(word, what, at: site))
      return .unknown(site)
    }
  }

  /// A number in decimal digits.
  mutating func number(_ node: Tree.ID, _ isIndirect: Bool, _ what: StaticString) -> Leaf<Int> {
    switch text(node, isIndirect, what) {
    case .absent: return .absent
    case .unknown(let site): return .unknown(site)
    case .known(let text, let site):
      let digits = tree.string(text.range)
      if digits.utf8.count <= 9, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let value = Int(digits)
      {
        return .known(value, site)
      }
      report(.wrongNumber(digits, what, at: site))
      return .unknown(site)
    }
  }

  /// The members of a list, or nil when the field is absent or no list.
  ///
  /// A list that is written but cannot be read leaves `isOpen` true.
  mutating func items(
    _ slot: Fields.Slot, _ what: StaticString, isOpen: inout Bool
  ) -> Items? {
    switch slot {
    case .absent: return nil
    case .misspelt:
      isOpen = true
      return nil
    case .present(_, let value, let isIndirect):
      guard let list = sequence(value, isIndirect: isIndirect, what: what) else {
        isOpen = true
        return nil
      }
      return Items(
        upcoming: list.id + 1, end: tree.subtreeEnd(list.id), count: tree.childCount(list.id),
        isIndirect: list.isIndirect)
    }
  }

  /// A walk over the members of a list.
  struct Items {
    /// The member that comes next.
    fileprivate var upcoming: Tree.ID
    fileprivate let end: Tree.ID
    /// How many members the list has.
    let count: Int
    /// The list was reached through an alias or a merge.
    let isIndirect: Bool
  }

  /// The next member of a list.
  func next(_ items: inout Items) -> Tree.ID? {
    guard items.upcoming < items.end else { return nil }
    defer { items.upcoming = tree.next(after: items.upcoming) }
    return items.upcoming
  }

  /// A list of texts.
  mutating func texts(_ slot: Fields.Slot, _ what: StaticString) -> Members<Located<Text>> {
    var members = Members<Located<Text>>()
    guard var items = items(slot, what, isOpen: &members.isOpen) else { return members }
    members.known.reserveCapacity(items.count)
    while let item = next(&items) {
      if case .known(let text, let site) = text(item, items.isIndirect, what) {
        members.known.append(Located(text, site))
      } else {
        members.isOpen = true
      }
    }
    return members
  }
}
