import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let certificateOfAnotherMID = Rule(
    id: "certificate-of-another-mid", severity: .warning,
    summary: "A certificate file of KCP carries another site code in its name than the channel's.",
    rationale: """
      KCP names the files of a certificate KCP_AUTH_{site code}_CERT.pem and KCP_AUTH_{site code}_PRIKEY.pem \
      (integration guide, kcp-v2). With the pair of another site code every approval and every cancellation of the \
      channel is refused.
      """,
    accepts: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: kcp_v2
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials:
            pg_api_certificate: file://secrets/KCP_AUTH_AB12C_CERT.pem
            pg_api_private_key: file://secrets/KCP_AUTH_AB12C_PRIKEY.pem
            private_key_password: env://ACME_KCP_KEY_PASSWORD
      """,
    rejects: """
      merchant: acme
      channels:
        - id: card
          mode: live
          pg: kcp_v2
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials:
            pg_api_certificate: ‹file://secrets/KCP_AUTH_AB12D_CERT.pem›
            pg_api_private_key: ‹file://secrets/KCP_AUTH_AB12D_PRIKEY.pem›
            private_key_password: env://ACME_KCP_KEY_PASSWORD
      """,
    channel: { channel, findings in
      guard let pg = channel.facts.pg, channel.catalog.entries[pg].company == .nhnKCP,
        !channel.facts.isSharedMID, let mid = channel.declared.mid.value
      else { return }
      for credential in channel.declared.credentials.known {
        guard case .known(let text, let site) = credential.value,
          let code = channel.subject.merchant.withBytes(text, siteCode), code != channel.string(mid)
        else { continue }
        findings.report(
          "this file is named for the site code `\(code.printable)`, and the channel's is `\(channel.writtenMID)`",
          at: site, label: "KCP refuses what is signed for another site code",
          help:
            "name the files that KCP issued for `\(channel.writtenMID)`, or write the other site code as `mid`"
        )
      }
    })
}

/// The site code in the name of a certificate file: what stands between `KCP_AUTH_` and the next `_`.
private func siteCode(in reference: UnsafeBufferPointer<UInt8>) -> String? {
  let slash = UInt8(ascii: "/")
  guard let last = reference.lastIndex(where: { $0 != slash }) else { return nil }
  let start = reference[...last].lastIndex(of: slash).map { $0 + 1 } ?? 0
  let name = UnsafeBufferPointer(rebasing: reference[start...last])
  guard name.count > 9, UnsafeBufferPointer(rebasing: name[..<9]).reads("KCP_AUTH_") else { return nil }
  let code = name[9...].prefix { $0 != UInt8(ascii: "_") }
  return code.isEmpty ? nil : String(decoding: code, as: UTF8.self)
}
