import MidasModel
import MidasResources

/// A whitelist row whose block could be read.
struct WhitelistBlock {
  /// The row as written.
  let declared: WhitelistRow
  /// Its block.
  let block: CIDR
  /// Where the block stands.
  let site: Site
}

extension MerchantSubject {
  /// The whitelist rows whose blocks could be read, in order; no rule speaks of a row that has an error.
  var whitelistBlocks: [WhitelistBlock] {
    zip(merchant.whitelist.known, blocks).compactMap { row, block in
      guard case .success(let block) = block, let site = row.cidr.site else { return nil }
      return WhitelistBlock(declared: row, block: block, site: site)
    }
  }
}
