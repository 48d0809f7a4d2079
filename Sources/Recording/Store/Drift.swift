public import MidasPlanning
import MidasResources

/// Differences between what a store holds and what its revisions wrote: what somebody else changed in it.
public struct Drift: Sendable {
  /// The differences, by where they are.
  public private(set) var differences: [Difference] = []
  /// How many rows were held against their seals.
  public private(set) var rowCount = 0

  /// One difference.
  public struct Difference: Hashable, Sendable {
    /// What was done.
    public var kind: Kind
    /// The address of a row; else what it is about, as `live_mids kcp AB12C`.
    public var subject: String
    /// What differs, in words.
    public var message: String
    /// How the fields of a row differ from what was written, where they do.
    public var changes: [PlanStep.Change] = []
  }

  /// What was done behind Midas's back.
  public enum Kind: String, CaseIterable, Sendable {
    /// A row holds something else than was written.
    case edited
    /// There is a row that no revision wrote.
    case inserted
    /// A row is gone that no revision deleted.
    case removed
    /// An entry of an invariant table is not that of a recorded resource, or is missing.
    case invariant
    /// A merchant's digests or seal do not belong to its rows.
    case seal
    /// The head of the store does not belong to its merchants or revisions.
    case head
  }

  /// Holds all that a store has against what its revisions say.
  ///
  /// - Parameter facts: What tells the channels whose MID takes no entry of its own.
  public init(of reader: some StateReader, facts: PlanningFacts) throws {
    var written = try LastMarks(reader.storedMarks())
    var claims = ClaimDrift(facts)
    let rows = (try? reader.rows(of: reader.index().map(\.handle))) ?? [:]
    try reader.forEachStored { handle, stored in
      rowCount += stored.count
      let found = compare(stored, &written, reader)
      for case .readable(let recorded) in stored { claims.add(recorded.resource) }
      do {
        let row = try rows[handle] ?? reader.rows(of: [handle])[handle]
        check(handle, stored, row, isExplained: found)
      } catch StoreError.damaged(let reason) {
        add(.seal, handle, reason)
      }
    }
    for (address, revision) in written.unseen {
      add(.removed, address, "its row is gone, which revision \(revision) wrote")
    }
    for (subject, message) in claims.differences(from: try reader.storedClaims()) {
      add(.invariant, subject, message)
    }
    do {
      try check(try reader.head(), reader)
    } catch StoreError.damaged(let reason) {
      add(.head, "head", reason)
    }
    differences.sort { ($0.kind.order, $0.subject, $0.message) < ($1.kind.order, $1.subject, $1.message) }
  }

  private mutating func add(
    _ kind: Kind, _ subject: String, _ message: String, changes: [PlanStep.Change] = []
  ) {
    differences.append(Difference(kind: kind, subject: subject, message: message, changes: changes))
  }

  // MARK: - Rows

  /// Compares the rows of one handle with what was written of them; whether there was a difference.
  private mutating func compare(
    _ stored: [StoredRow], _ written: inout LastMarks, _ reader: some StateReader
  ) -> Bool {
    let before = differences.count
    for row in stored {
      let mark = written.take(row.key)
      switch (row, mark) {
      case (.damaged(_, let reason), _): add(.edited, row.key, reason)
      case (.readable, nil): add(.inserted, row.key, "no revision wrote its row")
      case (.readable(let recorded), let mark?):
        guard let seal = mark.seal, seal != Seal.digest(of: recorded) else { continue }
        let change = try? reader.changes(in: mark.revision).last { $0.address.text == row.key }
        let changes = change?.differences(from: recorded) ?? []
        let what =
          changes.isEmpty
          ? "its source, its revision or its fingerprints are" : "its row is"
        add(.edited, row.key, "\(what) not as revision \(mark.revision) left it", changes: changes)
      }
    }
    return differences.count > before
  }

  /// Holds the rows of a merchant together against its digests and its seal.
  private mutating func check(
    _ handle: String, _ stored: [StoredRow], _ row: MerchantRow?, isExplained: Bool
  ) {
    guard let row else {
      if !isExplained { add(.seal, handle, "it has rows, and none of its own") }
      return
    }
    let resources = stored.compactMap { row in
      if case .readable(let recorded) = row { recorded } else { nil }
    }.sorted { $0.resource.address < $1.resource.address }
    // A row that cannot be read, or was changed, is named already; the seal cannot fit then.
    guard !isExplained, resources.count == stored.count else { return }
    let digest = DigestFold.digest(of: resources.lazy.map { ($0.resource.address.text, $0.digest) })
    let merchant = RecordedMerchant(
      handle: handle, owner: row.owner, resources: resources, digest: digest, seal: row.seal)
    let order = WantedEntry.channelOrder(of: merchant.channelsByOrdinal.lazy.map(\.resource.address.id))
    if row.digest != digest || row.order != order {
      add(.seal, handle, "its recorded digests are not those of its rows")
    } else if row.seal != Seal.digest(of: merchant, nextOrdinal: row.nextOrdinal) {
      add(.seal, handle, "its workspace, its next ordinal or its seal were changed")
    }
  }

  // MARK: - The store as a whole

  private mutating func check(_ head: Head, _ reader: some StateReader) throws {
    let entries = try reader.index()
    let revisions = try reader.revisions(touching: nil)
    if head.digest != DigestFold.digest(of: entries.lazy.map({ ($0.handle, $0.digest) })) {
      add(.head, "head", "the state's digest is not that of its merchants")
    }
    if head.order != DigestFold.digest(of: entries.lazy.map({ ($0.handle, $0.order) })) {
      add(.head, "head", "the digest of the channels' order is not that of its merchants")
    }
    if revisions.map(\.number) != Array(0..<head.revision).map({ $0 + 1 }) {
      add(.head, "revisions", "they are not those from 1 to \(head.revision)")
    } else if let last = revisions.last, last.digest != head.digest {
      add(.head, "head", "the state's digest is not the one that revision \(last.number) left")
    }
  }
}

extension RecordedChange {
  /// How a row differs from what the change wrote, as far as it is remembered.
  fileprivate func differences(from recorded: RecordedResource) -> [PlanStep.Change] {
    var changes = after.map { PlanStep.Change.between($0, recorded.resource) } ?? []
    if ordinal != recorded.ordinal {
      changes.append(
        PlanStep.Change(
          field: "ordinal", before: ordinal.map { .text(String($0)) },
          after: recorded.ordinal.map { .text(String($0)) }))
    }
    return changes
  }
}

extension Drift.Kind {
  /// Rows first, then what is made of them.
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
