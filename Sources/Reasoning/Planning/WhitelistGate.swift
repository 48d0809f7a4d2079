import MidasResources

extension Limits {
  /// Whether a whitelist of `after` lets in more addresses that one of `before` keeps out than one apply may open.
  func areExceeded(byOpening after: [CIDR], beside before: [CIDR]) -> Bool {
    let short = Self.opened(by: after, beside: before, .v4)
    let long = Self.opened(by: after, beside: before, .v6)
    return short > UInt128(max(0, widenAddresses)) || long > UInt128(1) << 64
  }

  /// How many addresses of `family` are in `after` and not in `before`; all of IPv6 counts as one less.
  private static func opened(by after: [CIDR], beside before: [CIDR], _ family: CIDR.Family) -> UInt128 {
    let old = before.filter { $0.family == family }
    let both = size(of: after.filter { $0.family == family } + old)
    return both - size(of: old)
  }

  /// How many addresses `blocks` hold together.
  ///
  /// Blocks nest or are apart, they never overlap by half.
  private static func size(of blocks: [CIDR]) -> UInt128 {
    var size: UInt128 = 0
    var outer: CIDR?
    for block in blocks.sorted() {
      if let outer, outer.contains(block) { continue }
      outer = block
      let (sum, isTooLarge) = size.addingReportingOverflow(
        block.last - block.network + (block.hostBits < 128 ? 1 : 0))
      size = isTooLarge ? .max : sum
    }
    return size
  }
}

extension Address {
  /// The block of a whitelist row.
  var block: CIDR? { kind == .whitelist ? try? CIDR(parsing: id.utf8) : nil }
}
