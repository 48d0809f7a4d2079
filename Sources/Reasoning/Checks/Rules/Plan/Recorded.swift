import MidasDiagnostics

/// Rules of plan on what is recorded: whose it is, and what must not go.
extension Rule {
  static let merchantOwnedElsewhere = Rule(
    id: "merchant-owned-elsewhere",
    summary: "A merchant is declared that another workspace owns.",
    rationale: """
      Two workspaces that declare one merchant take each other's channels away, one apply after the other, while \
      customers pay through them. The owner is the workspace that created the merchant; `--allow adopt` hands it over.
      """,
    accepts: """
      merchant: acme   # recorded by this workspace, or by none
      """,
    rejects: """
      merchant: ‹acme›   # recorded by the workspace `payments`, planned by the workspace `outlet`
      """, checks: [.plan])

  static let defaultRemoved = Rule(
    id: "default-removed",
    summary: "A plan would delete the channel that is a recorded default, and no default takes its place.",
    rationale: """
      V1 sends what names no channel, or a wrong one, to the default. The console refuses to delete a default channel; \
      were it gone, those requests would fail, or reach a contract that nobody chose. Name another default in the \
      same change.
      """,
    accepts: """
      merchant: acme   # acme/card is recorded, and the default for windows
      channels:
        - { id: card-2, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      defaults: { window: card-2 }
      """,
    rejects: """
      ‹merchant›: acme   # acme/card is recorded, and the default for windows
      channels:
        - { id: card-2, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      """, checks: [.plan])
}
