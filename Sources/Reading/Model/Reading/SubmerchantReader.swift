import MidasSource
import MidasSyntax

extension KeyTable {
  /// The keys of a sub-merchant.
  public static let submerchant = KeyTable(
    ["id", "tier", "name", "store-id", "defaults", "webhooks"], required: [0, 1])
}

/// Readers of sub-merchants.
extension ShapeReader {
  mutating func submerchant(_ node: Tree.ID, _ isIndirect: Bool) -> Submerchant? {
    guard let fields = fields(node, isIndirect: isIndirect, .submerchant, what: "a sub-merchant") else {
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
        $0.reads("inherit") ? true : nil
      }
      return inherit.value == true ? .inherited(site(value, isIndirect)) : .unknown
    }
  }
}
