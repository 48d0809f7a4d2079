import MidasSyntax

extension KeyTable {
  /// The keys of a whitelist row that is more than a block.
  public static let whitelistRow = KeyTable(["cidr", "memo", "allow-wide"], required: [0])
}

/// Readers of whitelist rows.
extension ShapeReader {
  mutating func whitelist(_ slot: Fields.Slot) -> Members<WhitelistRow> {
    members(slot, "`whitelist`") { $0.whitelistRow($1, $2) }
  }

  private mutating func whitelistRow(_ node: Tree.ID, _ isIndirect: Bool) -> WhitelistRow? {
    var row = WhitelistRow()
    guard tree.nodes[tree.resolved(node)].kind == .mapping else {
      row.cidr = text(node, isIndirect, "a whitelist row")
      return row.cidr.isUnknown ? nil : row
    }
    guard let fields = fields(node, isIndirect: isIndirect, .whitelistRow, what: "a whitelist row") else {
      return nil
    }
    row.cidr = text(fields[0], "a CIDR block")
    row.memo = name(fields[1], "a memo")
    row.allowWide = text(fields[2], "the reason of `allow-wide`")
    return row
  }
}
