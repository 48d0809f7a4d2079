import MidasDiagnostics
import MidasModel

extension Rule {
  static let invalidChannelName = Rule(
    id: "invalid-channel-name",
    summary: "A channel's name has characters that the console refuses.",
    rationale: """
      The console takes letters, digits, blanks, `_` and `-` in a channel name (help centre, channel settings). \
      With another character the channel cannot be created, and the payments meant for it have nowhere to go.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, name: 카드 결제_1, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, name: ‹"Card (new)"›, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    channel: { channel, findings in
      guard case .known(let text, let site) = channel.declared.name else { return }
      let isPlain = channel.subject.merchant.withBytes(text) {
        $0.allSatisfy(isNameByte) && $0.contains { $0 != 0x20 }
      }
      guard !isPlain else { return }
      let name = channel.string(text)
      let refused = name.unicodeScalars.first { !isNameScalar($0) }
      guard refused != nil || !name.contains(where: { !$0.isWhitespace }) else { return }
      findings.report(
        refused.map { "a channel name cannot hold `\(String($0).printable)`" }
          ?? "a channel name cannot be blank",
        at: site, label: "the console refuses it", help: "use letters, digits, blanks, `_` and `-`")
    })
}

/// Whether an ASCII byte may stand in a channel's name; most names have no other.
private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
  default: false
  }
}

/// Whether a character may stand in a channel's name: letters of any script with their marks, digits, blanks, `_`, `-`.
private func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
    .spacingMark, .decimalNumber:
    true
  default: scalar == " " || scalar == "_" || scalar == "-"
  }
}
