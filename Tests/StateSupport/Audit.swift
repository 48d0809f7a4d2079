public import MidasPlanning
import MidasResources
public import MidasStore

/// A state looked at from all sides: its digests, its seals, and its history replayed from the first revision.
public struct Audit: Sendable {
  /// Where the state stands.
  public let head: Head
  /// What does not fit together, in words; empty for a state that is whole.
  public private(set) var faults: [String] = []

  /// Looks at everything that `reader` has.
  public init(_ reader: any StateReader) throws {
    head = try reader.head()
    let index = try reader.index()
    expect(head.digest == DigestFold.digest(of: index.map { ($0.handle, $0.digest) }), "the head's digest")
    expect(head.order == DigestFold.digest(of: index.map { ($0.handle, $0.order) }), "the head's order")
    let handles = index.map(\.handle)
    let rows = try reader.rows(of: handles)
    let merchants = try reader.merchants(handles)
    expect(merchants.map(\.handle) == handles && rows.count == handles.count, "the list of merchants")
    for merchant in merchants {
      if let row = rows[merchant.handle] { check(merchant, row) }
    }
    let resources = merchants.flatMap(\.resources).map(\.resource)
    let recorded = Dictionary(resources.map { ($0.address, $0) }) { first, _ in first }
    let replayed = try replay(reader)
    expect(replayed == recorded, "the history, whose replay")
  }

  private mutating func expect(_ holds: Bool, _ subject: String) {
    if !holds { faults.append("\(subject) does not fit what is recorded") }
  }

  private mutating func check(_ merchant: RecordedMerchant, _ row: MerchantRow) {
    let name = "`\(merchant.handle)`'s"
    let digests = merchant.resources.map { ($0.resource.address.text, $0.digest) }
    expect(row.digest == DigestFold.digest(of: digests), "\(name) digest")
    let channels = merchant.channelsByOrdinal
    expect(row.order == WantedEntry.channelOrder(of: channels.map(\.resource.address.id)), "\(name) order")
    expect(row.seal == Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal), "\(name) seal")
    let ordinals = channels.compactMap(\.ordinal)
    expect(Set(ordinals).count == channels.count, "\(name) list of ordinals")
    expect(ordinals.allSatisfy { $0 < row.nextOrdinal }, "\(name) next ordinal")
  }

  /// What the changes of all revisions add up to; each must start from what the one before left.
  private mutating func replay(_ reader: any StateReader) throws -> [Address: Resource] {
    var state: [Address: Resource] = [:]
    let revisions = try reader.revisions(touching: nil)
    expect(revisions.map(\.number) == Array(1..<head.revision + 1), "the list of revisions")
    for revision in revisions {
      let changes = try reader.changes(in: revision.number)
      for change in changes {
        guard let before = change.before else { continue }
        let gone = state.removeValue(forKey: change.from ?? change.address)
        expect(gone == before, "what revision \(revision.number) found at `\(change.address)`")
      }
      for change in changes {
        guard let after = change.after else { continue }
        expect(state.updateValue(after, forKey: change.address) == nil, "`\(change.address)`, made twice,")
      }
      expect(Self.digest(of: state) == revision.digest, "the digest of revision \(revision.number)")
    }
    return state
  }

  private static func digest(of state: [Address: Resource]) -> Digest {
    let merchants = Dictionary(grouping: state.values, by: \.address.merchant)
    return DigestFold.digest(
      of: merchants.sorted { precedesInBytes($0.key, $1.key) }.map { handle, resources in
        let sorted = resources.sorted { $0.address < $1.address }
        return (handle, DigestFold.digest(of: sorted.map { ($0.address.text, $0.digest) }))
      })
  }
}

extension StateStore {
  /// Looks at the state from all sides.
  public func audit() throws -> Audit { try read { try Audit($0) } }
}
