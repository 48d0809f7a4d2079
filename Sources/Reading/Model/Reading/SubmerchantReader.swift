import MidasCatalog
import MidasDiagnostics
import MidasSource
import MidasSyntax

/// Readers of sub-merchants, groups, webhooks and whitelist rows.
extension ShapeReader {
  private enum Key {
    static let submerchant = KeyTable(
      ["id", "tier", "name", "store-id", "defaults", "webhooks"], required: [0, 1])
    static let group = KeyTable(["id", "mode", "channels", "name", "key"], required: [0, 1, 2])
    static let share = KeyTable(["weight", "enabled"], required: [0])
    static let webhook = KeyTable(
      ["api", "mode", "url", "content-type", "version", "secrets"], required: [0, 1, 2])
    static let whitelistRow = KeyTable(["cidr", "memo", "allow-wide"], required: [0])
  }

  mutating func submerchant(_ node: Tree.ID, _ isIndirect: Bool) -> Submerchant? {
    guard let fields = fields(node, isIndirect: isIndirect, Key.submerchant, what: "a sub-merchant") else {
      return nil
    }
    var submerchant = Submerchant()
    submerchant.id = id(fields[0], "a sub-merchant's id")
    submerchant.tier = name(fields[1], "a tier")
    submerchant.name = name(fields[2], "a name")
    submerchant.storeID = name(fields[3], "a store id")
    submerchant.defaults = defaults(fields[4])
    submerchant.webhooks = submerchantWebhooks(fields[5])
    return submerchant
  }

  private mutating func submerchantWebhooks(_ slot: Fields.Slot) -> Submerchant.Webhooks {
    switch slot {
    case .absent: return .inherited(nil)
    case .misspelt: return .unknown
    case .present(_, let value, let isIndirect):
      let id = tree.resolved(value)
      guard tree.nodes[id].kind == .scalar, !isNoValue(id) else {
        let list = webhooks(slot)
        return tree.nodes[id].kind == .sequence ? .own(list) : .unknown
      }
      let inherit = choice(value, isIndirect, "`webhooks`", of: ["inherit"]) {
        $0.elementsEqual("inherit".utf8) ? true : nil
      }
      return inherit.value == true ? .inherited(site(value, isIndirect)) : .unknown
    }
  }

  mutating func webhooks(_ slot: Fields.Slot) -> Members<Webhook> {
    members(slot, "`webhooks`") { $0.webhook($1, $2) }
  }

  private mutating func webhook(_ node: Tree.ID, _ isIndirect: Bool) -> Webhook? {
    guard let fields = fields(node, isIndirect: isIndirect, Key.webhook, what: "a webhook") else {
      return nil
    }
    var webhook = Webhook()
    webhook.site = fields.site
    if case .present(_, let value, let isIndirect) = fields[0] {
      webhook.api = generation(value, isIndirect)
    } else if case .misspelt(let span) = fields[0] {
      webhook.api = .unknown(Site(span))
    }
    webhook.mode = mode(fields[1])
    webhook.url = text(fields[2], "a URL")
    webhook.contentType = choice(fields[3], "`content-type`")
    webhook.version = choice(fields[4], "`version`")
    webhook.secrets = texts(fields[5], "`secrets`")
    return webhook
  }

  mutating func group(_ node: Tree.ID, _ isIndirect: Bool) -> Group? {
    guard let fields = fields(node, isIndirect: isIndirect, Key.group, what: "a group") else { return nil }
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
    guard let fields = fields(value, isIndirect: isIndirect, Key.share, what: "a member of a group") else {
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

  mutating func whitelist(_ slot: Fields.Slot) -> Members<WhitelistRow> {
    members(slot, "`whitelist`") { $0.whitelistRow($1, $2) }
  }

  private mutating func whitelistRow(_ node: Tree.ID, _ isIndirect: Bool) -> WhitelistRow? {
    var row = WhitelistRow()
    guard tree.nodes[tree.resolved(node)].kind == .mapping else {
      row.cidr = text(node, isIndirect, "a whitelist row")
      return row.cidr.isUnknown ? nil : row
    }
    guard let fields = fields(node, isIndirect: isIndirect, Key.whitelistRow, what: "a whitelist row") else {
      return nil
    }
    row.cidr = text(fields[0], "a CIDR block")
    row.memo = name(fields[1], "a memo")
    row.allowWide = text(fields[2], "the reason of `allow-wide`")
    return row
  }
}
