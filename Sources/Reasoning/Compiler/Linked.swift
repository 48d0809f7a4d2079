public import MidasDiagnostics
public import MidasResources
public import MidasSource

/// A whole workspace: its units, its merchants in order, and every finding.
public struct Linked: Sendable {
  /// The unit of each file, in the order of the files, then those of merchants that several files declare.
  public let units: Units
  /// How many of the units are those of single files.
  public let fileCount: Int
  /// The files of each merchant that several files declare, in the order of their units.
  public let joints: [[Int]]
  /// The merchants in the byte order of their handles.
  public let merchants: [Merchant]
  /// Every finding, before policy and suppression, with its file; in no particular order.
  public let findings: [Diagnostic]
  /// What a later link can start from.
  public let facts: Facts

  /// A merchant of the workspace.
  public struct Merchant: Sendable {
    /// Its handle.
    public let handle: String
    /// The unit that holds it.
    public let unit: Int
    /// Its index among the merchants of that unit.
    public let index: Int
  }

  /// What a link learned of the keys in its units.
  public struct Facts: Sendable {
    /// The hashes of keys that several declarations hold.
    public internal(set) var repeated: [UInt64] = []
    /// The facts of units that the order of an earlier link does not have; nil where no key had to be looked up.
    public internal(set) var unordered: FactOrder?
    /// What was known of each unit before.
    public internal(set) var standings: [EarlierLink.Standing] = []
    /// Whether the order of an earlier link still serves for the other units.
    public internal(set) var keepsOrder = true
  }

  /// Some document could not be read, so that nothing may be planned.
  public var isOpen: Bool { units.outlines.prefix(fileCount).contains(where: \.isOpen) }

  /// How many channels the merchants declare.
  public var channelCount: Int { merchants.reduce(0) { $0 + Int(entry(of: $1).channelCount) } }

  /// The entry of a merchant in its unit.
  public func entry(of merchant: Merchant) -> Unit.MerchantEntry {
    units.outlines[merchant.unit].merchants[merchant.index]
  }

  /// The digest of a merchant.
  public func digest(of merchant: Merchant) -> Digest { entry(of: merchant).digest }

  /// A place of a unit as a place of the workspace; in the unit of one file, every place is in that file.
  public func place(_ place: Place, of unit: Int) -> Place {
    unit < fileCount
      ? Place(file: Int32(unit), place.span)
      : Place(file: Int32(joints[unit - fileCount][Int(place.file)]), place.span)
  }

  /// Where a merchant is declared.
  public func place(of merchant: Merchant) -> Place { place(entry(of: merchant).place, of: merchant.unit) }

  /// The merchant with this handle.
  public func merchant(named handle: String) -> Merchant? {
    merchants.firstIndex(of: handle).map { merchants[$0] }
  }

  /// Where a resource is declared, by its address.
  public func place(of address: Address) -> Place? {
    guard let merchant = merchant(named: address.merchant) else { return nil }
    let unit = units[merchant.unit]
    let entry = unit.resources.rows(entry(of: merchant).resources).first { entry in
      unit.address(of: entry).elementsEqual(address.text.utf8)
    }
    return entry.map { place($0.place, of: merchant.unit) }
  }

  /// Whether something of a merchant is declared in one of the files for which `isMeant` holds.
  public func isDeclared(_ merchant: Merchant, in isMeant: (_ file: Int32) -> Bool) -> Bool {
    if isMeant(place(of: merchant).file) { return true }
    guard merchant.unit >= fileCount else { return false }
    return units[merchant.unit].resources.contains { isMeant(place($0.place, of: merchant.unit).file) }
  }

  /// A merchant as planning takes it.
  ///
  /// - Parameter path: the path of a file below the root of the workspace.
  /// - Throws: `CorruptEncoding` where its unit cannot be had as it was linked.
  public func wanted(
    _ merchant: Merchant, path: (_ file: Int) -> String
  ) throws(CorruptEncoding) -> WantedMerchant {
    let unit = units[merchant.unit]
    guard units.isGenuine(unit, at: merchant.unit) else { throw CorruptEncoding(offset: 0) }
    let entry = entry(of: merchant)
    var resources: [WantedResource] = []
    resources.reserveCapacity(entry.resources.count)
    var channels: [(declared: UInt32, address: Address)] = []
    for row in unit.resources.rows(entry.resources) {
      let decoded = unit.encoding(of: row).withUnsafeBufferPointer { encoding in
        Result { () throws(CorruptEncoding) in try Resource(decoding: encoding) }
      }
      let resource = try decoded.get()
      let file = Int(place(row.place, of: merchant.unit).file)
      let provenance = Provenance(path: path(file), line: Int(row.line))
      resources.append(WantedResource(resource, digest: row.digest, provenance: provenance))
      if row.kind == .channel { channels.append((row.declared, resource.address)) }
    }
    channels.sort { $0.declared < $1.declared }
    return WantedMerchant(
      handle: merchant.handle, formerly: formerly(entry, of: merchant),
      moved: unit.moves.rows(entry.moves).compactMap { move in
        guard let from = Address(parsing: unit.string(move.from)),
          let to = Address(parsing: unit.string(move.to))
        else { return nil }
        return WantedMerchant.Move(from: from, to: to)
      }, resources: resources, channelOrder: channels.map(\.address))
  }

  /// The handle that a merchant had before.
  func formerly(_ entry: Unit.MerchantEntry, of merchant: Merchant) -> String? {
    entry.formerly.isEmpty ? nil : units.outlines[merchant.unit].string(entry.formerly)
  }
}

extension Table {
  /// Those of the rows in `extent` that there are.
  public func rows(_ extent: Unit.Extent) -> Slice<Table<Row>> { self[extent.indices.clamped(to: indices)] }
}

extension [Linked.Merchant] {
  /// The position of the first merchant with this handle, in a list sorted by the bytes of the handles.
  func firstIndex(of handle: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if precedesInBytes(self[middle].handle, handle) { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].handle == handle ? low : nil
  }
}
