/// A merchant as a state store holds it.
public struct RecordedMerchant: Hashable, Sendable {
  /// Its handle.
  public var handle: String
  /// The workspace that owns it.
  public var owner: String
  /// Its resources, the merchant itself among them, in address order.
  public var resources: [RecordedResource]
  /// The merchant's digest over its resources.
  public var digest: Digest
  /// SHA-256 over all its rows as apply stored them.
  public var seal: Digest

  /// A merchant recorded with `resources`, which are in address order.
  public init(handle: String, owner: String, resources: [RecordedResource], digest: Digest, seal: Digest) {
    self.handle = handle
    self.owner = owner
    self.resources = resources
    self.digest = digest
    self.seal = seal
  }

  /// Its channels, oldest first.
  public var channelsByOrdinal: [RecordedResource] {
    resources.filter { $0.resource.address.kind == .channel }
      .sorted { ($0.ordinal ?? .max, $0.resource.address) < ($1.ordinal ?? .max, $1.resource.address) }
  }
}

/// One resource of a state store.
public struct RecordedResource: Hashable, Sendable {
  /// What is recorded.
  public var resource: Resource
  /// Its content digest.
  public var digest: Digest
  /// Where it was declared when a revision last touched it.
  public var provenance: Provenance
  /// The revision that last touched it.
  public var revision: Int
  /// A channel's place in the order of its merchant's channels, oldest first; nothing for other kinds.
  public var ordinal: Int?
  /// What is known of the values behind its references, in the order of these; never the values.
  public var fingerprints: [SecretFingerprint]

  /// `resource` as recorded by `revision`.
  public init(
    _ resource: Resource, digest: Digest? = nil, provenance: Provenance, revision: Int, ordinal: Int? = nil,
    fingerprints: [SecretFingerprint] = []
  ) {
    self.resource = resource
    self.digest = digest ?? resource.digest
    self.provenance = provenance
    self.revision = revision
    self.ordinal = ordinal
    self.fingerprints = fingerprints
  }
}
