import MidasDiagnostics

/// Rules of plan on the secrets behind references, which it resolves where `MIDAS_FINGERPRINT_KEY` is set.
extension Rule {
  static let referenceUnresolved = Rule(
    id: "reference-unresolved", severity: .warning,
    summary: "A reference leads to no value where the plan is made.",
    rationale: """
      Where `MIDAS_FINGERPRINT_KEY` is set, plan resolves every reference once, to see whether a secret was rotated. \
      One that leads nowhere hides a rotation: the PG has a new key, PortOne the old one, and every payment of the \
      channel is refused. Apply stops where a step needs the value. Without the key nothing is resolved, and nothing \
      found.
      """,
    accepts: """
      merchant: acme   # ACME_KCP is set
      channels:
        - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: env://ACME_KCP } }
      """,
    rejects: """
      merchant: acme   # ACME_KPC is not set
      channels:
        - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: ‹env://ACME_KPC› } }
      """, checks: [.plan])

  static let certificateExpiring = Rule(
    id: "certificate-expiring", severity: .warning,
    summary:
      "A certificate behind a reference has expired, or will within the days in which it can be renewed.",
    rationale: """
      NHN KCP's PG-API certificate is valid for five years and can be renewed from 30 days before. Once it has expired, \
      approvals and cancellations stop at once: customers cannot pay, nor be refunded, until another one is issued and \
      entered at PortOne. Plan looks at it where it resolves references (`MIDAS_FINGERPRINT_KEY` is set).
      """,
    accepts: """
      merchant: acme   # the certificate ends in four years
      channels:
        - id: card
          mode: live
          pg: kcp_v2
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials: { pg_api_certificate: file://kcp/cert.pem, pg_api_private_key: file://kcp/key.pem, private_key_password: env://KCP_PASSWORD }
      """,
    rejects: """
      merchant: acme   # the certificate ends in twelve days
      channels:
        - id: card
          mode: live
          pg: kcp_v2
          modules: [window.general]
          methods: [card]
          mid: AB12C
          credentials: { pg_api_certificate: ‹file://kcp/cert.pem›, pg_api_private_key: file://kcp/key.pem, private_key_password: env://KCP_PASSWORD }
      """, checks: [.plan])
}
