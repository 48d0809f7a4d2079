public import MidasResources
public import MidasSource

extension Linked {
  /// The merchants as planning compares them with the record, without unfolding any.
  public var wantedEntries: [WantedEntry] { merchants.map(wantedEntry) }

  /// Where a rename between these addresses is written.
  public func places(ofMoveFrom from: Address, to: Address) -> (from: Place, to: Place)? {
    guard let merchant = merchant(named: to.merchant) else { return nil }
    let unit = units[merchant.unit]
    let move = entry(of: merchant).moves.first { move in
      unit.string(move.fromStart..<move.toStart) == from.text
        && unit.string(move.toStart..<move.toEnd) == to.text
    }
    return move.map { (place($0.fromPlace, of: merchant.unit), place($0.toPlace, of: merchant.unit)) }
  }

  private func wantedEntry(of merchant: Merchant) -> WantedEntry {
    let unit = units[merchant.unit]
    let entry = entry(of: merchant)
    let order = unit.encoding.withUnsafeBufferPointer { encoding in
      let channels = unit.resources[entry.resources].filter { $0.kind == .channel }
        .sorted { $0.declared < $1.declared }
      // What follows the handle and the slash is the id.
      let prefix = merchant.handle.utf8.count + 1
      return WantedEntry.channelOrder(
        ofBytes: channels.lazy.map { channel in
          encoding[(Int(channel.address) + prefix)..<(Int(channel.address) + Int(channel.addressLength))]
        })
    }
    return WantedEntry(
      handle: merchant.handle, formerly: entry.formerly.isEmpty ? nil : unit.string(entry.formerly),
      digest: entry.digest, order: order, hasMoves: !entry.moves.isEmpty)
  }
}
