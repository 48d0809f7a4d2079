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
      let isSound = channel.subject.merchant.withBytes(mid) { bytes in
        guard let first = bytes.first, let last = bytes.last else { return false }
        return !isBlankByte(first) && !isBlankByte(last) && bytes.count <= 80
      }
      guard !isSound else { return }
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
          help: "write `\(trimmed.printable)`", rewrite: isPlainScalar(trimmed) ? trimmed : nil)
      } else if written.unicodeScalars.count > 80 {
        findings.report(
          "the MID has \(written.unicodeScalars.count) characters", at: site,
          label: "PortOne takes at most 80, so no channel could have it",
          help: "write the \(term) of the contract")
      }
    })
}

private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

extension String {
  fileprivate var trimmed: String {
    guard let first = utf8.firstIndex(where: { !isBlankByte($0) }),
      let last = utf8.lastIndex(where: { !isBlankByte($0) })
    else { return "" }
    return String(self[first...last])
  }
}

/// Whether a text can stand in YAML without quotes and be read as the same text.
private func isPlainScalar(_ text: String) -> Bool {
  text.utf8.allSatisfy { byte in
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x2D
  } && text.utf8.contains { (0x61...0x7A).contains($0 | 0x20) } && text.utf8.first != 0x2D
}
