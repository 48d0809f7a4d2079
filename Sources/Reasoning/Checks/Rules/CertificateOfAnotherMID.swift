import MidasCatalog
import MidasDiagnostics
import MidasModel

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
          let code = siteCode(in: channel.string(text)), code != channel.string(mid)
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
private func siteCode(in reference: String) -> String? {
  let name = reference.split(separator: "/").last ?? ""
  guard name.hasPrefix("KCP_AUTH_") else { return nil }
  let code = name.dropFirst("KCP_AUTH_".count).prefix { $0 != "_" }
  return code.isEmpty ? nil : String(code)
}
