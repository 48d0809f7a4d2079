public import MidasResources
public import MidasSource

extension Linked {
  /// The merchants as planning compares them with the record, without unfolding any.
  public var wantedEntries: [WantedEntry] {
    merchants.map { merchant in
      let entry = entry(of: merchant)
      return WantedEntry(
        handle: merchant.handle, formerly: formerly(entry, of: merchant), digest: entry.digest,
        order: entry.order,
        hasMoves: !entry.moves.isEmpty)
    }
  }

  /// Where a rename between these addresses is written.
  public func places(ofMoveFrom from: Address, to: Address) -> (from: Place, to: Place)? {
    guard let merchant = merchant(named: to.merchant) else { return nil }
    let unit = units[merchant.unit]
    let move = unit.moves.rows(entry(of: merchant).moves).first { move in
      unit.string(move.from) == from.text && unit.string(move.to) == to.text
    }
    return move.map { (place($0.fromPlace, of: merchant.unit), place($0.toPlace, of: merchant.unit)) }
  }
}
