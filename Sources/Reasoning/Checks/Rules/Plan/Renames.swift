import MidasDiagnostics

/// Rules of plan on renames: whether what is recorded is what `moved` says.
extension Rule {
  static let movedNotFound = Rule(
    id: "moved-not-found",
    summary: "A rename names something that is neither recorded nor declared.",
    rationale: """
      A rename keeps a recorded channel's order, history and protection. If it is mistyped nothing is renamed: the \
      plan deletes the old channel and creates another, and requests that reached the oldest one of a PG reach \
      somebody else's contract.
      """,
    accepts: """
      merchant: acme   # acme/inicis-card is recorded
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      moved: [{ from: inicis-card, to: card }]
      """,
    rejects: """
      merchant: acme   # acme/inicis-card is recorded
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      moved: [{ from: ‹inicis-crad›, to: crad }]
      """, checks: [.plan])

  static let movedOntoExisting = Rule(
    id: "moved-onto-existing",
    summary:
      "A rename leads to something that is recorded already, while what it comes from is recorded too.",
    rationale: """
      Two recorded channels cannot become one: the order and history of one of them would be lost, and its payments \
      with it. If the old one is to go, take the rename out; the plan then shows the deletion, and asks for it.
      """,
    accepts: """
      merchant: acme   # acme/inicis-card is recorded, acme/card is not
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      moved: [{ from: inicis-card, to: card }]
      """,
    rejects: """
      merchant: acme   # acme/inicis-card and acme/card are both recorded
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
      moved: [{ from: inicis-card, to: ‹card› }]
      """, checks: [.plan])

  static let declaredOrderDiffers = Rule(
    id: "declared-order-differs", severity: .warning,
    summary: "The file and the state disagree on which channel of a PG is the oldest.",
    rationale: """
      V1's `pg: "code"` reaches the oldest channel of that code, in the order in which PortOne recorded them. Moving \
      a channel up in the file changes nothing there: whoever reads the file expects payments in one contract, and \
      they go to another.
      """,
    accepts: """
      merchant: acme   # recorded in this order
      channels:
        - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: env://KCP_1 } }
        - { id: outlet, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB34D, credentials: { site_key: env://KCP_2 } }
      """,
    rejects: """
      merchant: acme   # recorded the other way round
      channels:
        - { id: ‹outlet›, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB34D, credentials: { site_key: env://KCP_2 } }
        - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: env://KCP_1 } }
      """, checks: [.plan])
}
