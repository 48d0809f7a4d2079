import MidasCatalog
import MidasDiagnostics
import MidasModel

extension Rule {
  static let invalidKey = Rule(
    id: "invalid-key", severity: .warning,
    summary: "A store id, channel key or group key does not have PortOne's form.",
    rationale: """
      PortOne makes these keys: `store-`, `channel-key-`, `channel-group-live-` or `channel-group-test-` and a UUID. \
      A key that was cut short or copied from another field names nothing, and a payment that carries it fails. \
      The documents show the form and do not promise it, so it is a warning.
      """,
    accepts: """
      merchant: acme
      keys: { store-id: store-4ff4af41-85e3-4559-8eb8-0d08a2c6ceec }
      channels:
        - id: card
          mode: test
          pg: html5_inicis
          modules: [window.general]
          mid: shared
          key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11
      """,
    rejects: """
      merchant: acme
      keys: { store-id: ‹4ff4af41-85e3-4559-8eb8-0d08a2c6ceec› }
      channels:
        - id: card
          mode: test
          pg: html5_inicis
          modules: [window.general]
          mid: shared
          key: ‹channel-key-893597d6-e62d›
      """,
    merchant: { subject, findings in
      let merchant = subject.merchant
      check(merchant.keys.storeID, "store id", prefix: "store-", subject, &findings)
      for submerchant in merchant.submerchants.known {
        check(submerchant.storeID, "store id", prefix: "store-", subject, &findings)
      }
      for index in merchant.channels.known.indices {
        check(merchant.channels.known[index].key, "channel key", prefix: "channel-key-", subject, &findings)
      }
      for group in merchant.groups.known {
        guard let mode = group.mode.value else { continue }
        check(
          group.key, "key of a \(mode.name) group", prefix: "channel-group-\(mode.name)-", subject, &findings)
      }
    })
}

private func check(
  _ key: Leaf<Text>, _ what: String, prefix: String, _ subject: borrowing MerchantSubject,
  _ findings: inout Findings
) {
  guard case .known(let text, let site) = key else { return }
  let hasForm = subject.merchant.withBytes(text) { bytes in
    bytes.starts(with: prefix.utf8) && isUUID(bytes.dropFirst(prefix.utf8.count))
  }
  guard !hasForm else { return }
  findings.report(
    "`\(subject.string(text).printable)` does not look like a \(what)", at: site,
    label: "a payment that names it would fail",
    help: "copy it from the console: `\(prefix)` and a UUID, or leave it out until it is known")
}

/// Whether bytes are a UUID: hexadecimal digits in groups of 8, 4, 4, 4 and 12.
private func isUUID(_ bytes: some Collection<UInt8>) -> Bool {
  guard bytes.count == 36 else { return false }
  return bytes.enumerated().allSatisfy { index, byte in
    switch index {
    case 8, 13, 18, 23: byte == 0x2D
    default: (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
  }
}
