import MidasCatalog
public import MidasModel

/// A live MID as the contract it stands for: two holders of one would be two stores behind one contract.
public struct ExclusiveMID: Sendable {
  /// `code.MID`, with `identity:` before it for identity verification, which is a contract of its own.
  public let key: String
  /// The hash that equal keys share.
  public let hash: UInt64
  /// The MID's scalar.
  public let site: Site
}

extension MerchantSubject {
  /// The contract behind the channel at `index`, if nobody else may hold it.
  ///
  /// None for test channels, for test MIDs that everybody shares, and for a MID that the workspace opens under
  /// `catalog: shared-mids`.
  public func exclusiveMID(ofChannelAt index: Int) -> ExclusiveMID? {
    guard merchant.channels.known[index].mode.value == .live, let pg = channels[index].pg,
      case .known(let mid, let site) = merchant.channels.known[index].mid, !channels[index].isSharedMID
    else { return nil }
    if channels[index].isListedTestMID, merchant.withBytes(mid, catalog.isCurrentTestMID) { return nil }
    let text = string(mid)
    if !catalog.overrides.sharedMIDs.isEmpty, catalog.opensSharedMID(pg, mid: text) { return nil }
    let isIdentity = merchant.channels.known[index].modules.set == [.identity]
    let hash = TextHash.combined(UInt64(pg) << 1 | (isIdentity ? 1 : 0), mid.hash)
    let code = catalog.entries[pg].provider
    return ExclusiveMID(key: "\(isIdentity ? "identity:" : "")\(code).\(text)", hash: hash, site: site)
  }
}
