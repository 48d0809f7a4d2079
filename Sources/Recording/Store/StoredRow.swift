public import MidasPlanning
public import MidasResources

/// A row of a table of resources as it is, whoever wrote it.
public enum StoredRow: Hashable, Sendable {
  /// It can be read.
  case readable(RecordedResource)
  /// Its columns hold what Midas never writes.
  ///
  /// - Parameters:
  ///   - key: The address, or the key columns where they are none.
  ///   - reason: What is wrong with it.
  case damaged(key: String, reason: String)

  /// The address, or the key columns where they are none.
  public var key: String {
    switch self {
    case .readable(let recorded): recorded.resource.address.text
    case .damaged(let key, _): key
    }
  }
}

/// An entry of an invariant table as it is.
public struct StoredClaim: Hashable, Sendable {
  /// The entry.
  public var claim: Claim
  /// Who holds it, as the table says; an address, unless somebody else wrote it.
  public var holder: String

  /// That `holder` has `claim`.
  public init(_ claim: Claim, holder: String) {
    self.claim = claim
    self.holder = holder
  }
}

/// That a revision wrote or deleted a row.
public struct StoredMark: Hashable, Sendable {
  /// The revision.
  public var revision: Int
  /// The address afterwards; of a deleted resource, the address it had.
  public var address: String
  /// The address until then, where that was another.
  public var from: String?
  /// Whether the resource was deleted.
  public var isDeletion: Bool
  /// The seal of the row; nothing for a deletion, and for what a program without such seals wrote.
  public var seal: Digest?

  /// A change, without what was changed.
  public init(revision: Int, address: String, from: String?, isDeletion: Bool, seal: Digest?) {
    self.revision = revision
    self.address = address
    self.from = from
    self.isDeletion = isDeletion
    self.seal = seal
  }
}
