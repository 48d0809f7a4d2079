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
  /// What the store keeps of merchants beside their resources, by handle; nothing of what is not recorded.
  func rows(of handles: [String]) throws -> [String: MerchantRow]
  /// The revisions, oldest first; of an address, those that changed it or something in it.
  func revisions(touching address: Address?) throws -> [Revision]
  /// What a revision changed, in the order in which it did.
  func changes(in revision: Int) throws -> [RecordedChange]
  /// What people ticked off of the worklist, by revision, position and task.
  func ticks() throws -> [WorklistTick]

  // What follows takes nothing for granted, so that drift can tell what was changed behind Midas's back.

  /// Hands over every handle that a table of resources names, with the rows that the tables have for it.
  ///
  /// Handles and, by their addresses, rows come in byte order.
  func forEachStored(_ body: (_ handle: String, _ rows: [StoredRow]) throws -> Void) throws
  /// Every entry of the invariant tables with its holder, in the order of tables and keys.
  func storedClaims() throws -> [StoredClaim]
  /// The changes of all revisions, oldest first, without what was changed.
  func storedMarks() throws -> [StoredMark]
}

/// The one transaction in which apply writes.
///
/// Rows come in batches, of which a store may put as many by as it likes until it is told to settle: one on the other
/// side of a network so answers a plan of any size in the same number of statements.
public protocol StateTransaction: StateReader {
  /// The store's clock: the time in UTC, as `2026-11-22T15:06:32Z`.
  func now() throws -> String

  /// Deletes the entries of invariant tables that `holders`, channels and merchants, have.
  func release(_ holders: [Address]) throws

  /// Deletes the rows of what leaves, and records those that come, now or when it settles.
  ///
  /// Of a merchant, only its own row is meant. What is known of the values behind a resource's references goes and
  /// comes with it.
  ///
  /// - Throws: `StoreError.stale` where an entry that is taken belongs to somebody; what `settle` throws.
  func write(_ batch: Batch) throws
  /// Writes what was put by, and sees to it that each batch's merchants have its rows, byte for byte, and no others.
  ///
  /// Merchants come in byte order through all batches between two settlements.
  ///
  /// - Throws: `StoreError.defect` for a row that does not read back as it was to be written; what `write` throws.
  func settle() throws
  /// The exclusive MIDs that somebody has although another one has them for a store, in byte order.
  func sharedMIDs() throws -> [SharedMID]

  /// Makes `head` the head of the store.
  func update(_ head: Head) throws
  /// Appends a revision, whose changes were written.
  func append(_ revision: Revision) throws
  /// Appends ticks of recorded changes; none may be there already.
  func append(_ ticks: [WorklistTick]) throws
}

/// A live MID that one channel has for itself and another one for a store.
public struct SharedMID: Hashable, Sendable {
  /// The exclusive entry.
  public var claim: Claim
  /// The address of the channel that has it.
  public var holder: String
  /// The address of the channel that has it for a store.
  public var other: String

  /// `claim` of `holder`, in which `other` has a part.
  public init(_ claim: Claim, of holder: String, and other: String) {
    self.claim = claim
    self.holder = holder
    self.other = other
  }

  /// What finds them in the table called `table`: PG, MID, holder, other.
  public static func statement(_ table: String) -> String {
    """
    SELECT own.pg, own.mid, own.channel, other.channel
    FROM \(table) AS other JOIN \(table) AS own ON own.pg = other.pg AND own.mid = other.mid AND own.store = ''
    WHERE other.store <> '' ORDER BY own.pg, own.mid, other.channel
    """
  }
}

/// An entry of an invariant table and who has it.
public struct HeldClaim: Hashable, Sendable {
  /// The entry.
  public var claim: Claim
  /// The channel or merchant that has it.
  public var holder: Address

  /// That `holder` has `claim`.
  public init(_ claim: Claim, holder: Address) {
    self.claim = claim
    self.holder = holder
  }

  /// What is so after a plan that has `expected`.
  init(_ expected: Expectation) {
    self.init(expected.claim, holder: expected.nextHolder)
  }
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
  /// What is recorded is not what Midas wrote; says where.
  case damaged(String)
  /// What was read back is not what was written, or another defect.
  case defect(String)
}

extension StoreError {
  /// `holder` has an entry that a plan takes.
  public static func taken(_ claim: Claim, by holder: Address?) -> StoreError {
    guard let holder else { return .stale("\(claim.words) was taken meanwhile") }
    return .stale("\(claim.words) belongs to `\(holder)` now")
  }

  /// What is recorded at `name`, an address or a handle, is not what was written.
  public static func misread(_ name: String) -> StoreError {
    .defect("`\(name)` does not read back as it was written")
  }
}
