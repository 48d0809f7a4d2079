/// What is known of a declared merchant without unfolding it: enough to see whether it differs from the record.
public struct WantedEntry: Hashable, Sendable {
  /// Its handle.
  public var handle: String
  /// The handle it had before, where `formerly` says so.
  public var formerly: String?
  /// The merchant's digest over its resources.
  public var digest: Digest
  /// The digest of its channels' order; see `channelOrder(of:)`.
  public var order: Digest

  /// Whether it declares renames, which have to be held against the record even where nothing else differs.
  public var hasMoves: Bool

  /// An entry of the list of declared merchants.
  public init(handle: String, formerly: String? = nil, digest: Digest, order: Digest, hasMoves: Bool = false)
  {
    self.handle = handle
    self.formerly = formerly
    self.digest = digest
    self.order = order
    self.hasMoves = hasMoves
  }

  /// The entry of `merchant`.
  public init(_ merchant: WantedMerchant) {
    self.init(
      handle: merchant.handle, formerly: merchant.formerly, digest: merchant.digest,
      order: Self.channelOrder(of: merchant.channelOrder.lazy.map(\.id)), hasMoves: !merchant.moved.isEmpty)
  }

  /// The digest of an order of channels: SHA-256 over their ids, each with a line feed after it.
  ///
  /// Declaration order is no part of a merchant's digest; by this one, a plan still notices without unfolding
  /// the merchant that declaration and record disagree about it.
  public static func channelOrder(of ids: some Sequence<String>) -> Digest {
    channelOrder(ofBytes: ids.lazy.map(\.utf8))
  }

  /// The digest of an order of channels whose ids are UTF-8 bytes.
  @inlinable
  public static func channelOrder(ofBytes ids: some Sequence<some Sequence<UInt8>>) -> Digest {
    var bytes: [UInt8] = []
    for id in ids {
      bytes.append(contentsOf: id)
      bytes.append(UInt8(ascii: "\n"))
    }
    return Digest(hashing: bytes)
  }
}
