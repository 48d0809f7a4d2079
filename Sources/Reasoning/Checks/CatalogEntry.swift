import MidasCatalog
import MidasModel

/// An entry under `catalog:` of midas.yaml that lets a channel be what it is.
public enum CatalogEntry: Hashable, Sendable {
  /// The entry of `shared-mids` at this position.
  case sharedMID(Int)
  /// The entry of `test-credentials` at this position.
  case testCredentials(Int)

  /// The entry as outlines of units name it.
  public var key: String {
    switch self {
    case .sharedMID(let position): "shared-mids.\(position)"
    case .testCredentials(let position): "test-credentials.\(position)"
    }
  }
}

extension MerchantSubject {
  /// The entry under `catalog:` on which the channel at `index` relies.
  public func catalogEntry(ofChannelAt index: Int) -> CatalogEntry? {
    let channel = merchant.channels.known[index]
    guard let pg = channels[index].pg, let mid = channel.mid.value else { return nil }
    switch channel.mode.value {
    case .live: return catalog.sharedMIDEntry(for: pg, mid: string(mid)).map(CatalogEntry.sharedMID)
    case .test:
      guard catalog.isUnderOwnTestCredentialsRule(pg), !catalog.overrides.testCredentials.isEmpty else {
        return nil
      }
      let text = if case .shared(let shared) = resolvedMID(ofChannelAt: index) { shared } else { string(mid) }
      return catalog.testCredentialsEntry(for: pg, modules: channel.modules.set, mid: text)
        .map(CatalogEntry.testCredentials)
    case nil: return nil
    }
  }
}
