import MidasCatalog
import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of a group.
  public static let group = KeyTable(["id", "mode", "channels", "name", "key"], required: [0, 1, 2])
  /// The keys of a member of a group that is more than a weight.
  public static let share = KeyTable(["weight", "enabled"], required: [0])
}

/// Readers of groups and their members.
extension ShapeReader {
  mutating func group(_ node: Tree.ID, _ isIndirect: Bool) -> Group? {
    guard let fields = fields(node, isIndirect: isIndirect, .group, what: "a group") else { return nil }
    var group = Group()
    group.id = id(fields[0], "a group's id")
    group.mode = mode(fields[1])
    group.name = name(fields[3], "a name")
    group.key = name(fields[4], "a group key")
    guard case .present(let key, let value, let isIndirect) = fields[2] else {
      group.channels.isOpen = fields[2].isPresent
      return group
    }
    group.channelsSite = Site(tree.nodes[key].span, isIndirect: isIndirect)
    guard let mapping = mapping(value, isIndirect: isIndirect, what: "`channels` of a group") else {
      group.channels.isOpen = true
      return group
    }
    var shares: [Group.Share] = []
    group.channels.isOpen = forEachPair(mapping) { reader, key, value, isIndirect in
      shares.append(reader.share(key, value, isIndirect))
    }
    group.channels.known = shares
    return group
  }

  private mutating func share(_ key: Located<Text>, _ value: Tree.ID, _ isIndirect: Bool) -> Group.Share {
    var share = Group.Share(channel: key)
    guard tree.nodes[tree.resolved(value)].kind == .mapping else {
      share.weight = number(value, isIndirect, "a weight")
      return share
    }
    guard let fields = fields(value, isIndirect: isIndirect, .share, what: "a member of a group") else {
      share.weight = .unknown(site(value, isIndirect))
      return share
    }
    switch fields[0] {
    case .absent: share.weight = .unknown(fields.site)
    case .misspelt(let span): share.weight = .unknown(Site(span))
    case .present(_, let weight, let isIndirect): share.weight = number(weight, isIndirect, "a weight")
    }
    share.isEnabled = boolean(fields[1], "`enabled`").value ?? true
    return share
  }
}
