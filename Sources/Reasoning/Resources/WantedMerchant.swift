/// A merchant as its workspace declares it.
public struct WantedMerchant: Hashable, Sendable {
  /// Its handle.
  public var handle: String
  /// The handle it had before, where `formerly` says so.
  public var formerly: String?
  /// Its renamed channels and sub-merchants, as declared: chains are not resolved yet.
  public var moved: [Move]
  /// Its resources, the merchant itself among them, in address order.
  public var resources: [WantedResource]
  /// The addresses of its channels in the order of declaration.
  public var channelOrder: [Address]

  /// A merchant declared with `resources`, which are in address order.
  public init(
    handle: String, formerly: String? = nil, moved: [Move] = [], resources: [WantedResource],
    channelOrder: [Address]
  ) {
    self.handle = handle
    self.formerly = formerly
    self.moved = moved
    self.resources = resources
    self.channelOrder = channelOrder
  }

  /// The merchant's digest: over the addresses and digests of its resources.
  public var digest: Digest {
    DigestFold.digest(of: resources.lazy.map { ($0.resource.address.text, $0.digest) })
  }

  /// A rename of a channel or sub-merchant within its merchant.
  public struct Move: Hashable, Sendable {
    /// The address it had.
    public var from: Address
    /// The address it has, unless it moved on.
    public var to: Address

    /// A rename of `from`, after which it is `to`.
    public init(from: Address, to: Address) {
      self.from = from
      self.to = to
    }
  }
}

/// One resource of a workspace.
public struct WantedResource: Hashable, Sendable {
  /// What is declared, with what the catalog fills in.
  public var resource: Resource
  /// Its content digest.
  public var digest: Digest
  /// Where it is declared.
  public var provenance: Provenance

  /// `resource` as declared at `provenance`; the digest is computed where it is not known yet.
  public init(_ resource: Resource, digest: Digest? = nil, provenance: Provenance) {
    self.resource = resource
    self.digest = digest ?? resource.digest
    self.provenance = provenance
  }
}

/// Where a resource was declared.
public struct Provenance: Hashable, Sendable {
  /// The file's path below the root of the workspace.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The commit it was applied from, where that is known; `-dirty` after it if the tree was changed.
  public var commit: String?

  /// A line of a file.
  public init(path: String, line: Int, commit: String? = nil) {
    self.path = path
    self.line = line
    self.commit = commit
  }
}
