public import MidasResources

/// A merchant before and after a plan, as far as requests see it.
public struct MerchantPassage: Sendable {
  /// What is recorded; nothing where the merchant is new.
  public var before: Side?
  /// What will be recorded; nothing where the merchant goes.
  public var after: Side?
  /// The addresses that what is recorded has afterwards; what is deleted has none.
  public var names: [Address: Address] = [:]

  /// A merchant at one time.
  public struct Side: Sendable {
    /// Its handle.
    public var handle: String
    /// Its channels, oldest first.
    public var channels: [Resource]
    /// All its resources, in no particular order.
    public var resources: [Resource]
  }
}

extension MerchantPassage.Side {
  /// A merchant as it is recorded.
  init(_ merchant: RecordedMerchant) {
    handle = merchant.handle
    channels = merchant.channelsByOrdinal.map(\.resource)
    resources = merchant.resources.map(\.resource)
  }

  /// A merchant as it will be recorded: `kept` channels keep their order, and the others follow as they are declared.
  init(_ merchant: WantedMerchant, keeping kept: [Address] = []) {
    let byAddress = Dictionary(
      merchant.resources.lazy.map { ($0.resource.address, $0.resource) },
      uniquingKeysWith: { first, _ in first })
    let isKept = Set(kept)
    handle = merchant.handle
    channels = (kept + merchant.channelOrder.filter { !isKept.contains($0) }).compactMap { byAddress[$0] }
    resources = merchant.resources.map(\.resource)
  }
}

extension ResourceKind {
  /// Whether it decides which channel a request reaches.
  var routes: Bool {
    switch self {
    case .merchant, .submerchant, .channel, .group, .default: true
    case .key, .webhook, .whitelist: false
    }
  }
}
