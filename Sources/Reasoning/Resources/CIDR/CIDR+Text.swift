extension CIDR: CustomStringConvertible {
  /// The canonical text: `203.0.113.0/24`, `2001:db8::/32`.
  public var description: String { "\(networkText)/\(prefix)" }

  /// The network without its prefix, in dotted decimal or in the form of RFC 5952.
  public var networkText: String { Self.text(network, family) }

  /// An address in dotted decimal or in the form of RFC 5952.
  ///
  /// That is lower case, no leading zeros, and the longest run of two or more zero groups, the first of equals, as
  /// `::`. An embedded IPv4 address stays hexadecimal.
  static func text(_ address: UInt128, _ family: Family) -> String {
    switch family {
    case .v4:
      return stride(from: 24, through: 0, by: -8)
        .map { String(UInt8(truncatingIfNeeded: address >> UInt128($0))) }
        .joined(separator: ".")
    case .v6:
      let groups = stride(from: 112, through: 0, by: -16)
        .map { UInt16(truncatingIfNeeded: address >> UInt128($0)) }
      let run = longestZeroRun(groups)
      func joined(_ part: some Sequence<UInt16>) -> String {
        part.map { String($0, radix: 16) }.joined(separator: ":")
      }
      guard run.count > 1 else { return joined(groups) }
      return joined(groups[..<run.lowerBound]) + "::" + joined(groups[run.upperBound...])
    }
  }

  private static func longestZeroRun(_ groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in groups.indices {
      if groups[index] != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest
  }
}
