import MidasCatalog
public import MidasModel

/// A live MID as the contract it stands for: two holders of one would be two stores behind one contract.
public struct ExclusiveMID: Sendable {
  /// What the PG is called in the key.
  let code: String
  /// It is for identity verification, which is a contract of its own.
  let isIdentity: Bool
  /// The MID.
  let mid: Text
  /// The hash that equal keys share.
  public let hash: UInt64
  /// The MID's scalar.
  public let site: Site

  /// Writes the key: `code.MID`, with `identity:` before it for identity verification.
  public func writeKey(of merchant: borrowing Merchant, to bytes: inout [UInt8]) {
    if isIdentity { bytes.append(contentsOf: "identity:".utf8) }
    bytes.append(contentsOf: code.utf8)
    bytes.append(UInt8(ascii: "."))
    merchant.withBytes(mid) { bytes.append(contentsOf: $0) }
  }
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
    if !catalog.overrides.sharedMIDs.isEmpty, catalog.opensSharedMID(pg, mid: string(mid)) { return nil }
    let isIdentity = merchant.channels.known[index].modules.set == [.identity]
    let hash = TextHash.combined(UInt64(pg) << 1 | (isIdentity ? 1 : 0), mid.hash)
    return ExclusiveMID(
      code: catalog.entries[pg].provider, isIdentity: isIdentity, mid: mid, hash: hash, site: site)
  }
}
