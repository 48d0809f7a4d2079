import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of a merchant, and `continues`, which excludes them.
  public static let merchant = KeyTable(
    [
      "merchant", "formerly", "name", "api", "keys", "submerchants", "channels", "defaults", "groups",
      "webhooks",
      "whitelist", "moved", "continues",
    ])
  /// The keys of a document that continues a merchant.
  public static let continuation = KeyTable(
    ["continues", "submerchants", "channels", "groups", "moved"], required: [0])
  /// The keys of `keys`.
  public static let keys = KeyTable(["code", "store-id", "rest-api-key", "rest-api-secret", "api-secret"])
  /// The keys of `defaults`.
  public static let defaults = KeyTable(["window", "api", "identity"])
  /// The keys of a rename.
  public static let move = KeyTable(["from", "to"], required: [0, 1])
}

/// Readers of merchants, their keys, defaults and renames.
extension ShapeReader {
  /// One document as a merchant or a part of one.
  mutating func merchant(_ root: Tree.ID) -> Merchant? {
    let isContinuation = hasKey("continues", in: root) && !hasKey("merchant", in: root)
    if isContinuation { return continuation(root) }
    if let key = strangersFirstKey(root) {
      report(.missingKey("merchant", of: "a document", at: tree.nodes[key].span))
      return nil
    }
    guard let fields = fields(root, isIndirect: false, .merchant, what: "a merchant") else { return nil }
    var merchant = Merchant(tree: tree)
    merchant.isMain = true
    merchant.declaration = keySpan(fields[0]) ?? fields.site.span
    merchant.handle = id(fields[0], "a merchant's handle")
    if case .present(let key, _, _) = fields[12] {
      report(.continuedMain(at: tree.nodes[key].span))
    } else if case .absent = fields[0], !fields.isOpen {
      report(.missingKey("merchant", of: "a document", at: fields.site.span))
    }
    merchant.formerly = id(fields[1], "a merchant's handle")
    merchant.name = name(fields[2], "a name")
    merchant.api = generations(fields[3])
    merchant.keys = keys(fields[4])
    readParts(&merchant, submerchants: fields[5], channels: fields[6], groups: fields[8], moves: fields[11])
    merchant.defaults = defaults(fields[7])
    merchant.hasWebhooks = fields[9].isPresent
    merchant.webhooks = webhooks(fields[9])
    merchant.whitelist = whitelist(fields[10])
    return merchant
  }

  /// The first key of a mapping that has no key of a merchant, nor one that comes close to `merchant`: some other
  /// YAML, of which one finding says enough.
  private func strangersFirstKey(_ root: Tree.ID) -> Tree.ID? {
    guard tree.nodes[root].kind == .mapping, tree.childCount(root) > 0 else { return nil }
    var key = root + 1
    while key < tree.subtreeEnd(root) {
      let name = tree.resolved(key)
      guard tree.nodes[name].kind == .scalar, !isMergeKey(key),
        KeyTable.merchant.position(of: tree.text(of: name), in: tree) == nil,
        nearest(to: tree.string(tree.text(of: name)), in: ["merchant", "continues"]) == nil
      else { return nil }
      key = tree.next(after: tree.next(after: key))
    }
    return root + 1
  }

  private mutating func continuation(_ root: Tree.ID) -> Merchant? {
    guard let fields = fields(root, isIndirect: false, .continuation, what: "a continued merchant") else {
      return nil
    }
    var merchant = Merchant(tree: tree)
    merchant.declaration = keySpan(fields[0]) ?? fields.site.span
    merchant.handle = id(fields[0], "a merchant's handle")
    readParts(&merchant, submerchants: fields[1], channels: fields[2], groups: fields[3], moves: fields[4])
    return merchant
  }

  /// The lists that main documents and continuations share.
  private mutating func readParts(
    _ merchant: inout Merchant, submerchants: Fields.Slot, channels: Fields.Slot, groups: Fields.Slot,
    moves: Fields.Slot
  ) {
    merchant.submerchants = members(submerchants, "`submerchants`") { $0.submerchant($1, $2) }
    merchant.channels = members(channels, "`channels`") { $0.channel($1, $2) }
    merchant.groups = members(groups, "`groups`") { $0.group($1, $2) }
    merchant.moves = members(moves, "`moved`") { $0.move($1, $2) }
  }

  /// A list whose members are read by `read`; a member it cannot read leaves the list open.
  mutating func members<Member>(
    _ slot: Fields.Slot, _ what: StaticString, _ read: (inout ShapeReader, Tree.ID, Bool) -> Member?
  ) -> Members<Member> {
    var members = Members<Member>()
    guard var items = items(slot, what, isOpen: &members.isOpen) else { return members }
    members.known.reserveCapacity(items.count)
    while let item = next(&items) {
      if let member = read(&self, item, items.isIndirect) {
        members.known.append(member)
      } else {
        members.isOpen = true
      }
    }
    return members
  }

  /// The span of the key of a field.
  func keySpan(_ slot: Fields.Slot) -> SourceSpan? {
    switch slot {
    case .absent: nil
    case .misspelt(let span): span
    case .present(let key, _, _): tree.nodes[key].span
    }
  }

  private func hasKey(_ name: StaticString, in root: Tree.ID) -> Bool {
    guard tree.nodes[root].kind == .mapping else { return false }
    var key = root + 1
    while key < tree.subtreeEnd(root) {
      if tree.nodes[key].kind == .scalar, tree.matches(tree.text(of: key), name) { return true }
      key = tree.next(after: tree.next(after: key))
    }
    return false
  }

  private mutating func move(_ node: Tree.ID, _ isIndirect: Bool) -> Move? {
    guard let fields = fields(node, isIndirect: isIndirect, .move, what: "a rename") else { return nil }
    var move = Move()
    move.from = movedID(fields[0])
    move.to = movedID(fields[1])
    return move
  }

  /// The id of a channel, or `:` and the id of a sub-merchant.
  private mutating func movedID(_ slot: Fields.Slot) -> Leaf<Text> {
    let leaf = text(slot, "a rename")
    guard case .known(let text, let site) = leaf else { return leaf }
    var id = text
    if tree.text[Int(text.range.offset)] == UInt8(ascii: ":") {
      id = Text(range: TextRange(offset: text.range.offset + 1, length: text.range.length - 1), hash: 0)
    }
    guard isID(id) else {
      report(
        .invalidID(
          tree.string(text.range), "the id of a channel (`card`) or sub-merchant (`:books`)", at: site))
      return .unknown(site)
    }
    return leaf
  }

  private mutating func keys(_ slot: Fields.Slot) -> Keys {
    var keys = Keys()
    guard case .present(_, let value, let isIndirect) = slot,
      let fields = fields(value, isIndirect: isIndirect, .keys, what: "`keys`")
    else { return keys }
    keys.code = name(fields[0], "a merchant identification code")
    keys.storeID = name(fields[1], "a store id")
    keys.restAPIKey = text(fields[2], "a reference")
    keys.restAPISecret = text(fields[3], "a reference")
    keys.apiSecret = text(fields[4], "a reference")
    return keys
  }

  mutating func defaults(_ slot: Fields.Slot) -> Defaults {
    var defaults = Defaults()
    guard case .present(_, let value, let isIndirect) = slot,
      let fields = fields(value, isIndirect: isIndirect, .defaults, what: "`defaults`")
    else {
      if let span = keySpan(slot) {
        let unread = Leaf<Text>.unknown(Site(span))
        (defaults.window, defaults.api, defaults.identity) = (unread, unread, unread)
      }
      return defaults
    }
    defaults.window = text(fields[0], "a channel")
    defaults.api = text(fields[1], "a channel")
    defaults.identity = text(fields[2], "a channel")
    return defaults
  }
}

extension Diagnostic {
  fileprivate static func continuedMain(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      rule: .unknownKey, "a document has either `merchant` or `continues`", at: span,
      label: "this document already declares a merchant",
      help: "move what continues another merchant into a document of its own, behind a line `---`")
  }
}
