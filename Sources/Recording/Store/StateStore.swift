public import MidasPlanning
public import MidasResources

/// A place where a state is kept.
public protocol StateStore {
  /// Reads one moment of the state; a store that does not exist is an empty one.
  func read<Answer>(_ body: (any StateReader) throws -> Answer) throws -> Answer

  /// Runs `body` as the only writer, and keeps all that it wrote or, if it throws, nothing; creates the store.
  func write<Answer>(_ body: (any StateTransaction) throws -> Answer) throws -> Answer
}

/// One moment of a state.
public protocol StateReader: RecordedState {
  /// The revisions, oldest first; of an address, those that changed it or something in it.
  func revisions(touching address: Address?) throws -> [Revision]
  /// What a revision changed, in the order in which it did.
  func changes(in revision: Int) throws -> [RecordedChange]
}

/// The one transaction in which apply writes.
public protocol StateTransaction: StateReader {
  /// The store's clock: the time in UTC, as `2026-11-22T15:06:32Z`.
  func now() throws -> String
  /// What the store keeps of a merchant beside its resources.
  func row(of handle: String) throws -> MerchantRow?

  /// Deletes the resource that is recorded at `address`; of a merchant only its own row.
  func remove(_ address: Address) throws
  /// Records a resource at an address that is free.
  func insert(_ resource: RecordedResource) throws
  /// Writes what the store keeps of a recorded merchant beside its resources.
  func update(_ handle: String, _ row: MerchantRow) throws

  /// Deletes the entries of invariant tables that `holder` has.
  func release(_ holder: Address) throws
  /// Gives an entry to `holder`; throws `StoreError.stale` where another one has it.
  func take(_ claim: Claim, for holder: Address) throws

  /// Makes `head` the head of the store.
  func update(_ head: Head) throws
  /// Appends a revision and what it changed.
  func append(_ revision: Revision, _ changes: [RecordedChange]) throws
}

/// What a store keeps of a merchant beside its resources.
public struct MerchantRow: Hashable, Sendable {
  /// The workspace that owns it.
  public var owner: String
  /// The ordinal that its next channel takes.
  public var nextOrdinal: Int
  /// Its digest over its resources.
  public var digest: Digest
  /// The digest of its channels' order by ordinal.
  public var order: Digest
  /// SHA-256 over all its rows.
  public var seal: Digest

  /// The row of a merchant that `owner` owns, still without channels and digests.
  public init(owner: String) {
    self.owner = owner
    nextOrdinal = 1
    digest = .zero
    order = .zero
    seal = .zero
  }
}

/// Why a store could not do what was asked.
///
/// Nothing was written.
public enum StoreError: Error, Hashable {
  /// The state is not the one that the plan was made against; says what differs.
  case stale(String)
  /// Another writer held the store for longer than the lock timeout.
  case busy(String)
  /// The store cannot be opened, is refused or full; says why.
  case unavailable(String)
  /// What was read back is not what was written, or another defect.
  case defect(String)
}
