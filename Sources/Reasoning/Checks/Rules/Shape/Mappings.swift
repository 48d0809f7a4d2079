import MidasDiagnostics

/// Rules on the keys of mappings.
extension Rule {
  static let duplicateKey = Rule(
    shape: .duplicateKey,
    summary: "A key stands twice in one mapping.",
    rationale: """
      YAML readers keep the first or the last of the two, each after its own custom. The channel that a reviewer \
      read as `test` may so be the one that charges cards.
      """,
    accepts: """
      merchant: acme
      name: Acme Mall
      """,
    rejects: """
      merchant: acme
      name: Acme Mall
      ‹name›: Acme Outlet
      """)

  static let unknownKey = Rule(
    shape: .unknownKey,
    summary: "A mapping has a key that the language does not know.",
    rationale: """
      A key that nothing reads has no effect, and the author believes it has: a mistyped `protect` protects \
      nothing, a mistyped `assign` leaves a seller's contract to the whole merchant.
      """,
    accepts: """
      merchant: acme
      whitelist: [{ cidr: 8.8.8.8/32, memo: office }]
      """,
    rejects: """
      merchant: acme
      ‹whitlist›: [{ cidr: 8.8.8.8/32, memo: office }]
      """)

  static let missingKey = Rule(
    shape: .missingKey,
    summary: "A mapping lacks a key that it cannot do without.",
    rationale: """
      A channel without a mode, a PG or a MID names no contract, so no payment could reach it; there is no value \
      that would be a safe guess. The finding stands on the first key of the mapping that lacks it.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { ‹id›: card, mode: test, pg: html5_inicis, modules: [window.general] }
      """)
}
