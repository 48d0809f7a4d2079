import MidasCatalog
import MidasModel

/// The contract behind a channel, as far as two channels must not share it.
struct Contract: Hashable, Sendable, BitwiseCopyable {
  /// The hash of the MID, first because it tells nearly all contracts apart.
  let midHash: UInt64
  /// The index of the PG in the catalog.
  let pg: Int
  /// It is one for identity verification, which may stand beside one for payments.
  let isIdentity: Bool
  /// Whether it moves money.
  let mode: Mode

  /// Contracts differ by their MIDs nearly always.
  func hash(into hasher: inout Hasher) { hasher.combine(midHash) }
}

extension MerchantSubject {
  /// The contract behind the channel at `index`; nil where it is everybody's (a shared or published test MID) or a
  /// part of it cannot be read.
  func contract(ofChannelAt index: Int) -> Contract? {
    let facts = channels[index]
    guard let pg = facts.pg, !facts.isSharedMID, let mode = merchant.channels.known[index].mode.value,
      let mid = merchant.channels.known[index].mid.value, !merchant.channels.known[index].modules.set.isEmpty
    else { return nil }
    let isItsOwn = merchant.withBytes(mid) { mid in
      !mid.isEmpty && !(facts.isListedTestMID && catalog.isCurrentTestMID(mid))
    }
    guard isItsOwn else { return nil }
    let isIdentity = merchant.channels.known[index].modules.set == [.identity]
    return Contract(midHash: mid.hash, pg: pg, isIdentity: isIdentity, mode: mode)
  }
}
