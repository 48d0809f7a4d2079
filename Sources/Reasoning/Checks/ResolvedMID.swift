public import MidasCatalog
import MidasModel

/// The MID that a channel has at PortOne.
public enum ResolvedMID: Sendable {
  /// One of its own, as written.
  case own
  /// A shared test MID of the catalog, named or asked for by `shared`.
  case shared(String)
  /// `shared`, and no single shared test MID fits; or a MID that could not be read.
  case unresolved
}

extension MerchantSubject {
  /// What `mid: shared` of the channel at `index` asks the catalog for.
  public func testMIDRequest(ofChannelAt index: Int) -> TestMIDRequest {
    let channel = merchant.channels.known[index]
    return TestMIDRequest(
      modules: channel.modules.set, methods: channels[index].methods,
      currencies: channel.currencies.known.map { string($0.value) }, tax: channel.tax.value ?? .unset)
  }

  /// The MID that the channel at `index` has at PortOne.
  ///
  /// A listed shared MID that is written out is as good as `shared`.
  public func resolvedMID(ofChannelAt index: Int) -> ResolvedMID {
    let channel = merchant.channels.known[index]
    guard let mid = channel.mid.value, let pg = channels[index].pg else {
      return channel.mid.value == nil ? .unresolved : .own
    }
    if channels[index].isSharedMID {
      guard channel.mode.value == .test, !channel.modules.isOpen,
        case .found(let shared) = catalog.sharedTestMID(for: pg, testMIDRequest(ofChannelAt: index))
      else { return .unresolved }
      return .shared(shared.mid)
    }
    guard channel.mode.value == .test, channel.credentials.known.isEmpty else { return .own }
    guard case .ownCurrent(let owner) = merchant.withBytes(mid, { catalog.standing(ofTestMID: $0, at: pg) }),
      owner.standing == .shared
    else { return .own }
    return .shared(string(mid))
  }
}
