import MidasPlanning
import MidasResources

/// The changes of one revision on their way back: what they left is held against what is recorded, then replaced by
/// what was there before.
struct Inversion {
  private let changes: [RecordedChange]
  private let revision: Int
  private let reader: any StateReader
  /// What is recorded of the merchants that the revision touched.
  private let recorded: [Address: RecordedResource]
  /// What the store keeps of them beside their resources.
  let rows: [String: MerchantRow]
  /// The address that each recorded resource is to have; nothing for those that have to go.
  private(set) var names: [Address: Address] = [:]
  /// What is to be recorded again.
  private var wanted: [Address: Wanted] = [:]

  private struct Wanted {
    var resource: WantedResource
    /// Its place among the channels of its merchant: those that are still there come first.
    var age: (isReopened: Bool, ordinal: Int) = (false, .max)
    /// The revision that wrote what is recorded of it.
    var revision: Int?
  }

  init(_ changes: [RecordedChange], of revision: Int, reading reader: any StateReader) throws {
    self.changes = changes
    self.revision = revision
    self.reader = reader
    let handles = Set(changes.flatMap { [$0.address.merchant, ($0.from ?? $0.address).merchant] })
    var recorded: [Address: RecordedResource] = [:]
    try SealedState(reader).forEachMerchant(of: Array(handles)) { merchant in
      for resource in merchant.resources { recorded[resource.resource.address] = resource }
    }
    self.recorded = recorded
    rows = try reader.rows(of: Array(handles))
  }

  /// Checks that all is as the revision left it, and puts what was there before in its place.
  mutating func invert() throws {
    try checkNothingChanged()
    let left = Set(changes.lazy.filter { $0.after != nil }.map(\.address))
    for change in changes where change.after != nil {
      if let before = change.before { names[change.address] = before.address }
    }
    for (address, row) in recorded where !left.contains(address) {
      let target = followed(address)
      names[address] = target
      let resource = target == address ? row.resource : row.resource.moved(to: target)
      add(resource, row)
    }
    for change in changes {
      guard var before = change.before else { continue }
      let row = change.after == nil ? nil : recorded[change.address]
      let isReopened = change.action == .delete || change.action == .replace
      // PortOne gives a channel that is opened again another key.
      if isReopened, before.address.kind == .channel { before[.channelKey] = nil }
      add(before, row, reopening: isReopened ? change.ordinal ?? .max : nil)
    }
  }

  private mutating func add(_ resource: Resource, _ row: RecordedResource?, reopening ordinal: Int? = nil) {
    let provenance = row?.provenance ?? Provenance(path: "undo of revision \(revision)", line: 1)
    wanted[resource.address] = Wanted(
      resource: WantedResource(resource, provenance: provenance),
      age: ordinal.map { (true, $0) } ?? (false, row?.ordinal ?? .max), revision: row?.revision)
  }

  /// The name of something that the revision did not touch, after the merchant or sub-merchant it is in took its old
  /// name again.
  private func followed(_ address: Address) -> Address {
    let merchant = names[.merchant(address.merchant)]?.merchant ?? address.merchant
    let moved = address.moved(to: merchant)
    guard address.kind == .default || address.kind == .webhook, let store = address.submerchant,
      let former = names[.submerchant(address.merchant, store)]
    else { return moved }
    return moved.moved(toSubmerchant: former.id)
  }

  // MARK: - Preconditions

  private func checkNothingChanged() throws {
    let left = Set(changes.lazy.filter { $0.after != nil }.map(\.address))
    for change in changes {
      if let after = change.after {
        guard let row = recorded[change.address] else { throw try changedSince(change.address) }
        guard row.digest == after.digest else { throw try changedSince(change.address, row) }
      }
      guard let before = change.before?.address, !left.contains(before) else { continue }
      if let row = recorded[before] { throw try changedSince(before, row) }
    }
  }

  /// Names the later revision that touched `address`.
  private func changedSince(_ address: Address, _ row: RecordedResource? = nil) throws -> StoreError {
    let later = try row?.revision ?? reader.revisions(touching: address).last?.number ?? revision
    return .stale("`\(address)` was changed by revision \(later), after revision \(revision)")
  }

  // MARK: - Merchants

  /// Each merchant as it is to be, beside the handle under which it is recorded.
  func pairs() throws -> [Restoration.Pair] {
    let byHandle = Dictionary(grouping: wanted.values, by: \.resource.resource.address.merchant)
    var former: [String: String] = [:]
    for (now, then) in names where now.kind == .merchant && now != then {
      former[then.merchant] = now.merchant
    }
    var pairs: [Restoration.Pair] = []
    for (handle, parts) in byHandle {
      try checkNames(in: parts)
      let current = former[handle] ?? handle
      let isRecorded = recorded[.merchant(current)] != nil && (former[handle] != nil || !isLeft(handle))
      pairs.append(Restoration.Pair(merchant(handle, parts), recorded: isRecorded ? current : nil))
    }
    let paired = Set(pairs.compactMap(\.recorded))
    for handle in rows.keys where !paired.contains(handle) {
      pairs.append(Restoration.Pair(nil, recorded: handle))
    }
    return pairs.sorted {
      ($0.merchant?.handle ?? $0.recorded ?? "") < ($1.merchant?.handle ?? $1.recorded ?? "")
    }
  }

  /// Whether the merchant that is recorded as `handle` takes another name.
  private func isLeft(_ handle: String) -> Bool {
    names[.merchant(handle)].map { $0.merchant != handle } ?? false
  }

  /// What later revisions built on what has to go would hang in the air.
  private func checkNames(in parts: [Wanted]) throws {
    for part in parts.sorted(by: { $0.resource.resource.address < $1.resource.resource.address }) {
      let resource = part.resource.resource
      let named = [.merchant(resource.address.merchant)] + resource.namedResources
      guard let missing = named.first(where: { wanted[$0] == nil }) else { continue }
      let later = part.revision.map { ", as revision \($0) left it," } ?? ""
      throw StoreError.stale("`\(resource.address)`\(later) needs `\(missing)`, which would be gone")
    }
  }

  private func merchant(_ handle: String, _ parts: [Wanted]) -> WantedMerchant {
    WantedMerchant(
      handle: handle,
      resources: parts.map(\.resource).sorted { $0.resource.address < $1.resource.address },
      channelOrder: parts.filter { $0.resource.resource.address.kind == .channel }
        .sorted { left, right in
          if left.age.isReopened != right.age.isReopened { return right.age.isReopened }
          return (left.age.ordinal, left.resource.resource.address)
            < (right.age.ordinal, right.resource.resource.address)
        }.map(\.resource.resource.address))
  }
}
