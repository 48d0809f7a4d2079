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

  /// Appends what the rows of one merchant are to be, sealed; merchants come in the byte order of their handles.
  ///
  /// - Parameters:
  ///   - resources: All that it has afterwards; nothing for one that goes.
  ///   - row: What the store keeps of it beside them, whose digests are made here; nothing for one that goes.
  ///   - isWritten: Whether the rows of an address come; the others are there already.
  /// - Throws: `StoreError.defect` where the rows would not be what `resources` promise.
  mutating func record(
    _ handle: String, _ resources: [RecordedResource], _ row: MerchantRow?,
    writing isWritten: (Address) -> Bool = { _ in true }
  ) throws(StoreError) {
    handles.append(handle)
    let resources = resources.inAddressOrder
    let sealed = row.map { Self.sealed($0, of: resources) } ?? MerchantRow(owner: "")
    for place in resources.placesByTable {
      let recorded = resources[place]
      let address = recorded.resource.address
      guard recorded.resource.digest == recorded.digest else {
        throw StoreError.defect("`\(address)` would not be recorded as it was promised")
      }
      let (isWritten, kind) = (isWritten(address), Int(address.kind.rawValue) - 1)
      try tables[kind].append(recorded, in: ResourceTable.of(address.kind), sealed)
      if !isWritten { tables[kind].keepLast() }
    }
    for recorded in resources where !recorded.fingerprints.isEmpty {
      let (address, last) = (recorded.resource.address, tables.endIndex - 1)
      for known in recorded.fingerprints {
        tables[last].append(known, of: address)
        if !isWritten(address) { tables[last].keepLast() }
      }
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
  /// The same, moved as little as can be.
  fileprivate var inAddressOrder: [RecordedResource] {
    let order = indices.sorted { self[$0].resource.address < self[$1].resource.address }
    return order.map { self[$0] }
  }

  /// The places of all, so that those of one table come in the order of its key; of resources in address order.
  fileprivate var placesByTable: [Int] {
    // The key of these has the sub-merchant, empty for the merchant's own, before what follows in the address.
    let scoped = indices.filter { self[$0].resource.address.kind.isScoped }.map { place in
      let address = self[place].resource.address
      return (place: place, scope: address.submerchant ?? "", id: address.id)
    }
    return indices.filter { !self[$0].resource.address.kind.isScoped }
      + scoped.sorted { left, right in
        left.scope == right.scope
          ? precedesInBytes(left.id, right.id) : precedesInBytes(left.scope, right.scope)
      }.map(\.place)
  }
}

extension ResourceKind {
  /// Whether it is of a merchant or of one of its sub-merchants.
  fileprivate var isScoped: Bool { self == .default || self == .webhook }
}
