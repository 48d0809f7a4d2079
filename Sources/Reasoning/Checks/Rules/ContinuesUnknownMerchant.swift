import MidasDiagnostics

extension Rule {
  static let continuesUnknownMerchant = Rule(
    id: "continues-unknown-merchant",
    summary: "A document continues a merchant that no document declares.",
    rationale: """
      What stands in it belongs to nobody: its channels would not be applied, and those recorded from it before, when \
      the handle was still right, would be deleted.
      """,
    accepts: """
      merchant: acme
      ---
      continues: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      ---
      continues: ‹acne›
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """, checks: [.link])
}
