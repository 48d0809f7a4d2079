import MidasPlanning
public import MidasResources

/// What is written together: rows that go, rows that come, and all rows that some merchants have afterwards.
///
/// It is made of values once, on any thread; a store needs only its rows.
public struct Batch: Sendable {
  /// The addresses whose rows go, be it to come again.
  public private(set) var leaving: [Address]
  /// The merchants that have the rows of `tables` afterwards and no others, in byte order.
  public private(set) var handles: [String] = []
  /// The rows that the tables of merchants hold of `handles`, in the order of `StateTable.ofMerchants`, each table's by
  /// merchant and key.
  public private(set) var tables = StateTable.ofMerchants.map(TableRows.init)
  /// The entries that come to the tables of what only one may hold, in the order of `StateTable.ofClaims`.
  public private(set) var claims = StateTable.ofClaims.map(TableRows.init)
  /// What is remembered of it.
  public private(set) var changes = TableRows(.changes)

  /// A batch with which the rows of `leaving` go.
  public init(removing leaving: [Address] = []) {
    self.leaving = leaving
  }

  /// Puts `resources` together as the merchants that have `rows`, seals each, and appends what their rows are to be.
  ///
  /// Handles come after those that the batch has already.
  ///
  /// - Parameters:
  ///   - emptied: Merchants of which nothing may be left.
  ///   - isWritten: Whether the rows of an address come; the others are there already.
  /// - Throws: `StoreError.defect` where the rows would not be what `resources` promise.
  mutating func record(
    _ resources: [RecordedResource], _ rows: [String: MerchantRow], emptying emptied: Set<String> = [],
    writing isWritten: (Address) -> Bool = { _ in true }
  ) throws(StoreError) {
    let merchants = Dictionary(grouping: resources, by: \.resource.address.merchant)
    // What has no row of its own is found when it is read back.
    for handle in emptied.union(merchants.keys).union(rows.keys).sorted(by: precedesInBytes) {
      handles.append(handle)
      let resources = (merchants[handle] ?? []).sorted { $0.resource.address < $1.resource.address }
      let row = rows[handle].map { Self.sealed($0, of: resources) } ?? MerchantRow(owner: "")
      try append(resources, row, writing: isWritten)
    }
  }

  /// The row of a merchant that has `resources`, with the digests over them.
  private static func sealed(_ row: MerchantRow, of resources: [RecordedResource]) -> MerchantRow {
    var row = row
    row.digest = DigestFold.digest(of: resources.lazy.map { ($0.resource.address.text, $0.digest) })
    let merchant = RecordedMerchant(
      handle: "", owner: row.owner, resources: resources, digest: row.digest, seal: .zero)
    row.order = WantedEntry.channelOrder(of: merchant.channelsByOrdinal.lazy.map(\.resource.address.id))
    row.seal = Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal)
    return row
  }

  private mutating func append(
    _ resources: [RecordedResource], _ row: MerchantRow, writing isWritten: (Address) -> Bool
  ) throws(StoreError) {
    for (position, table) in ResourceTable.all.enumerated() {
      for recorded in resources.ofKind(table.kind) {
        let address = recorded.resource.address
        guard recorded.resource.digest == recorded.digest else {
          throw StoreError.defect("`\(address)` would not be recorded as it was promised")
        }
        try tables[position].append(recorded, in: table, row)
        if !isWritten(address) { tables[position].keepLast() }
      }
    }
    for recorded in resources {
      let address = recorded.resource.address
      for known in recorded.fingerprints {
        tables[tables.endIndex - 1].append(known, of: address)
        if !isWritten(address) { tables[tables.endIndex - 1].keepLast() }
      }
    }
  }

  /// Gives `entry` to its holder.
  mutating func take(_ entry: HeldClaim) {
    guard let position = Claim.Table.allCases.firstIndex(of: entry.claim.table) else { return }
    claims[position].append(entry)
  }

  /// Remembers what `revision` changed, at its place in the revision.
  public mutating func remember(_ change: RecordedChange, at place: Int, of revision: Int) {
    changes.append(change, at: place, of: revision)
  }
}

extension [RecordedResource] {
  /// Those of one kind, in the order of their table's key.
  fileprivate func ofKind(_ kind: ResourceKind) -> [RecordedResource] {
    let found = filter { $0.resource.address.kind == kind }
    switch kind {
    // Their key has the sub-merchant, empty for the merchant's own, before what follows in the address.
    case .default, .webhook:
      return found.sorted { left, right in
        let scopes = (left.resource.address.submerchant ?? "", right.resource.address.submerchant ?? "")
        guard scopes.0 == scopes.1 else { return precedesInBytes(scopes.0, scopes.1) }
        return precedesInBytes(left.resource.address.id, right.resource.address.id)
      }
    default: return found
    }
  }
}
