import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of a channel.
  public static let channel = KeyTable(
    [
      "id", "mode", "pg", "modules", "mid", "name", "methods", "credentials", "assign", "currencies", "tax",
      "protect", "api", "key",
    ],
    required: [0, 1, 2, 3, 4])
}

/// Readers of channels and their lists.
extension ShapeReader {
  mutating func channel(_ node: Tree.ID, _ isIndirect: Bool) -> Channel? {
    guard let fields = fields(node, isIndirect: isIndirect, .channel, what: "a channel") else {
      return nil
    }
    var channel = Channel()
    channel.site = fields.site
    channel.id = id(fields[0], "a channel's id")
    channel.mode = mode(fields[1])
    channel.pg = text(fields[2], "a PG")
    channel.modules = modules(fields[3])
    channel.mid = name(fields[4], "a MID")
    channel.name = name(fields[5], "a name")
    channel.methods = methods(fields[6])
    (channel.credentials, channel.credentialsSite) = credentials(fields[7])
    channel.assign = text(fields[8], "a sub-merchant")
    channel.currencies = texts(fields[9], "`currencies`")
    channel.tax = choice(fields[10], "`tax`")
    channel.protect = text(fields[11], "the reason of `protect`")
    channel.api = generations(fields[12])
    channel.key = name(fields[13], "a channel key")
    return channel
  }

  mutating func mode(_ slot: Fields.Slot) -> Leaf<Mode> {
    choice(slot, "`mode`", of: Mode.allCases.map(\.name)) { word in
      word.reads("live") ? .live : word.reads("test") ? .test : nil
    }
  }

  mutating func generations(_ slot: Fields.Slot) -> Leaf<GenerationSet> {
    guard case .present(_, let value, let isIndirect) = slot else {
      if case .misspelt(let span) = slot { return .unknown(Site(span)) }
      return .absent
    }
    var isOpen = false
    var set = GenerationSet()
    let site = site(value, isIndirect)
    if var items = items(slot, "`api`", isOpen: &isOpen) {
      while let item = next(&items) {
        if let generation = generation(item, items.isIndirect).value {
          set.insert(generation)
        } else {
          isOpen = true
        }
      }
    }
    if set.isEmpty, !isOpen {
      report(.missingValue("`api`", at: site.span))
      isOpen = true
    }
    return isOpen ? .unknown(site) : .known(set, site)
  }

  mutating func generation(_ node: Tree.ID, _ isIndirect: Bool) -> Leaf<Generation> {
    choice(node, isIndirect, "`api`", of: Generation.allCases.map(\.name)) { word in
      word.reads("v1") ? .v1 : word.reads("v2") ? .v2 : nil
    }
  }

  mutating func module(_ node: Tree.ID, _ isIndirect: Bool) -> Leaf<Module> {
    choice(node, isIndirect, "a module", of: Module.allCases.map(\.name)) { Module(utf8: $0) }
  }

  private mutating func modules(_ slot: Fields.Slot) -> ModuleList {
    var list = ModuleList()
    guard var items = items(slot, "`modules`", isOpen: &list.isOpen) else {
      list.isOpen = true
      return list
    }
    list.members.reserveCapacity(items.count)
    while let item = next(&items) {
      if case .known(let module, let site) = module(item, items.isIndirect) {
        list.set.insert(module)
        list.members.append(Located(module, site))
      } else {
        list.isOpen = true
      }
    }
    if items.count == 0, let span = keySpan(slot) {
      report(.missingValue("`modules`", at: span))
      list.isOpen = true
    }
    return list
  }

  private mutating func methods(_ slot: Fields.Slot) -> MethodList {
    var list = MethodList()
    list.isDeclared = slot.isPresent
    guard var items = items(slot, "`methods`", isOpen: &list.isOpen) else { return list }
    list.members.reserveCapacity(items.count)
    while let item = next(&items) {
      guard case .known(let text, let site) = text(item, items.isIndirect, "a method") else {
        list.isOpen = true
        continue
      }
      guard let spelled = withText(tree.resolved(item), { SpelledMethod(utf8: $0) }) else {
        list.strangers.append(Located(text, site))
        continue
      }
      list.set.insert(spelled.method)
      list.members.append(Located(spelled.method, site))
      if !spelled.isCanonical { list.respelled.append(Located(spelled.method, site)) }
    }
    if items.count == 0, let span = keySpan(slot) {
      report(.missingValue("`methods`", at: span))
      list.isOpen = true
    }
    return list
  }

  private mutating func credentials(_ slot: Fields.Slot) -> (Members<Credential>, Site?) {
    var credentials = Members<Credential>()
    guard case .present(let key, let value, let isIndirect) = slot else {
      credentials.isOpen = slot.isPresent
      return (credentials, nil)
    }
    let site = Site(tree.nodes[key].span, isIndirect: isIndirect)
    guard let mapping = mapping(value, isIndirect: isIndirect, what: "`credentials`") else {
      credentials.isOpen = true
      return (credentials, site)
    }
    var known: [Credential] = []
    known.reserveCapacity(tree.childCount(mapping.id) / 2)
    credentials.isOpen = forEachPair(mapping) { reader, key, value, isIndirect in
      let value = reader.text(value, isIndirect, "a credential")
      known.append(Credential(field: key.value, fieldSite: key.site, value: value))
    }
    credentials.known = known
    return (credentials, site)
  }
}
