import MidasModel
import MidasResources

/// A whitelist row whose block could be read.
struct WhitelistBlock: Sendable {
  /// The row as written.
  let declared: WhitelistRow
  /// Its block.
  let block: CIDR
  /// Where the block stands.
  let site: Site

  /// The rows of a whitelist whose blocks could be read, in order; no rule speaks of a row that has an error.
  static func all(_ rows: [WhitelistRow], _ blocks: [Result<CIDR, CIDRError>?]) -> [WhitelistBlock] {
    var result: [WhitelistBlock] = []
    for (row, block) in zip(rows, blocks) {
      guard case .success(let block) = block, let site = row.cidr.site else { continue }
      result.append(WhitelistBlock(declared: row, block: block, site: site))
    }
    return result
  }
}
