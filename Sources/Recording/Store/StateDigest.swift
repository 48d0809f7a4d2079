import MidasPlanning
public import MidasResources

/// The digest over everything that a store holds, history and invariants among it.
///
/// Two stores with the same one hold the same state.
public enum StateDigest {
  /// The digest of what `reader` shows.
  public static func digest(of reader: any StateReader) throws -> Digest {
    var fold = DigestFold()
    let head = try reader.head()
    fold.add([
      head.storeID ?? "", String(head.digestVersion), String(head.revision), head.digest.hex, head.order.hex,
    ])
    for group in try reader.index().groups { try add(group.map(\.handle), of: reader, to: &fold) }
    for stored in try reader.storedClaims() {
      fold.add([stored.claim.table.rawValue] + stored.claim.key + [stored.holder])
    }
    for revision in try reader.revisions(touching: nil) {
      fold.add([
        String(revision.number), revision.time, revision.actor, revision.commit ?? "",
        revision.fingerprint.hex,
        revision.digest.hex,
      ])
      for change in try reader.changes(in: revision.number) { add(change, to: &fold) }
    }
    for tick in try reader.ticks() {
      fold.add([String(tick.revision), String(tick.position), tick.task, tick.time, tick.actor])
    }
    return fold.finish()
  }

  private static func add(_ handles: [String], of reader: any StateReader, to fold: inout DigestFold) throws {
    let rows = try reader.rows(of: handles)
    try reader.forEachMerchant(of: handles) { merchant in
      guard let row = rows[merchant.handle] else { return }
      let seal = Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal)
      fold.add([
        merchant.handle, row.owner, String(row.nextOrdinal), row.digest.hex, row.order.hex, row.seal.hex,
        seal.hex,
      ])
    }
  }

  private static func add(_ change: RecordedChange, to fold: inout DigestFold) {
    fold.add([
      change.action.rawValue, change.address.text, change.from?.text ?? "",
      change.before?.digest.hex ?? "", change.after?.digest.hex ?? "",
      change.ordinal.map(String.init) ?? "", change.seal?.hex ?? "",
      change.rotated.joined(separator: " "),
    ])
  }
}

extension DigestFold {
  /// Adds texts that belong together, each with its length before it.
  fileprivate mutating func add(_ texts: [String]) {
    add(String(texts.count), .zero)
    for text in texts { add(text, .zero) }
  }
}
