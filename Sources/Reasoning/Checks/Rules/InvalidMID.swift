import MidasDiagnostics
import MidasModel

extension Rule {
  static let invalidMID = Rule(
    id: "invalid-mid",
    summary: "A MID is blank, has blanks around it or is longer than 80 characters.",
    rationale: """
      PortOne compares MIDs byte by byte: with a blank before or behind it, a request that names the MID finds no \
      channel, and V1 charges through the default one. PortOne's API takes at most 80 characters.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹"CAACME0001 "› }
        - { id: club, mode: live, pg: kakaopay, modules: [window.simple], mid: ‹" "› }
      """,
    channel: { channel, findings in
      guard case .known(let mid, let site) = channel.declared.mid else { return }
      guard !channel.subject.merchant.withBytes(mid, isSoundMID) else { return }
      let written = channel.string(mid)
      let trimmed = written.trimmed
      let term = channel.facts.pg.map { channel.midTerm(of: $0) } ?? "MID"
      if trimmed.isEmpty {
        findings.report(
          "the MID is blank", at: site, label: "no contract stands behind this channel",
          help: "write the \(term) of the contract")
      } else if trimmed != written {
        findings.report(
          "the MID has a blank before or behind it", at: site,
          label: "requests that name the MID would not find it",
          help: "write `\(trimmed.printable)` and nothing around it",
          rewrite: trimmed)
      } else if written.unicodeScalars.count > 80 {
        findings.report(
          "the MID has \(written.unicodeScalars.count) characters", at: site,
          label: "PortOne takes at most 80, so no channel could have it",
          help: "write the \(term) of the contract")
      }
    })
}

/// Whether nothing is wrong with a MID at first sight: ASCII at both ends, no blank there, not too long.
func isSoundMID(_ mid: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = mid.first, let last = mid.last else { return false }
  return (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last) && mid.count <= 80
}

extension String {
  /// The text without what cannot be seen at its ends: blanks of every kind, and marks that have no width.
  fileprivate var trimmed: String {
    func isSeen(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard let first = unicodeScalars.firstIndex(where: isSeen),
      let last = unicodeScalars.lastIndex(where: isSeen)
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
