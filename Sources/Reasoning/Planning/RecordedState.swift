public import MidasResources

/// What planning reads of a state store: one moment of it.
public protocol RecordedState {
  /// The store as a whole.
  func head() throws -> Head
  /// All merchants, sorted by handle.
  func index() throws -> [RecordedEntry]
  /// Whether `workspace` owns every merchant.
  func isOwned(by workspace: String) throws -> Bool
  /// Hands over the recorded ones of `handles` one after the other, by handle.
  ///
  /// The store is asked once for all of them; no more than one is held in memory as values.
  func forEachMerchant(of handles: [String], _ body: (RecordedMerchant) throws -> Void) throws
  /// Who holds each of `claims`; for an exclusive MID, whoever holds that MID in any store.
  func holders(of claims: [Claim]) throws -> [[Holder]]
  /// How many channels and sub-merchants are recorded for `handles`.
  func deletableCount(in handles: [String]) throws -> DeletableCount
}

extension RecordedState {
  /// The recorded ones of `handles`, by handle.
  public func merchants(_ handles: [String]) throws -> [RecordedMerchant] {
    var merchants: [RecordedMerchant] = []
    try forEachMerchant(of: handles) { merchants.append($0) }
    return merchants
  }

  /// The merchant with that handle.
  public func merchant(_ handle: String) throws -> RecordedMerchant? {
    try merchants([handle]).first
  }
}

/// A state store as a whole: its identity and where it stands.
public struct Head: Hashable, Sendable {
  /// The store's identity, given once; nothing while the store does not exist.
  public var storeID: String?
  /// The version of the canonical encoding behind its digests.
  public var digestVersion: Int
  /// The number of the last apply; 0 before the first.
  public var revision: Int
  /// The digest over all merchants.
  public var digest: Digest
  /// The digest over the channel orders of all merchants.
  public var order: Digest

  /// The head of a store.
  public init(storeID: String?, digestVersion: Int, revision: Int, digest: Digest, order: Digest) {
    self.storeID = storeID
    self.digestVersion = digestVersion
    self.revision = revision
    self.digest = digest
    self.order = order
  }

  /// The head of a store that does not exist.
  public static let none = Head(
    storeID: nil, digestVersion: Plan.digestVersion, revision: 0, digest: DigestFold.digest(of: []),
    order: DigestFold.digest(of: []))
}

/// What is known of a recorded merchant without reading it.
public struct RecordedEntry: Hashable, Sendable {
  /// Its handle.
  public var handle: String
  /// The merchant's digest over its resources.
  public var digest: Digest
  /// The digest of its channels' order by ordinal.
  public var order: Digest
  /// The workspace that owns it.
  public var owner: String

  /// An entry of the list of recorded merchants.
  public init(handle: String, digest: Digest, order: Digest, owner: String) {
    self.handle = handle
    self.digest = digest
    self.order = order
    self.owner = owner
  }
}

/// Who holds an entry of an invariant table.
public struct Holder: Hashable, Sendable {
  /// The channel or merchant.
  public var address: Address
  /// Whether it holds the entry itself, rather than the same MID in another store.
  public var isExact: Bool
  /// Where the holder was declared.
  public var provenance: Provenance?

  /// `address` as a holder.
  public init(_ address: Address, isExact: Bool = true, provenance: Provenance?) {
    self.address = address
    self.isExact = isExact
    self.provenance = provenance
  }
}

/// How much is recorded of what the gates count.
public struct DeletableCount: Hashable, Sendable {
  /// Channels and sub-merchants.
  public var all: Int
  /// Live channels.
  public var liveChannels: Int

  /// That many.
  public init(all: Int, liveChannels: Int) {
    self.all = all
    self.liveChannels = liveChannels
  }
}
