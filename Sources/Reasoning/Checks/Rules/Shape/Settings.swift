import MidasDiagnostics

/// Rules on what midas.yaml says of rules and of the catalog.
extension Rule {
  /// A line of midas.yaml that changes nothing.
  public static let settingWithoutEffect = Rule(
    id: "setting-without-effect", severity: .warning,
    summary: "A line of midas.yaml changes nothing: it is mistaken, outdated, or not needed.",
    rationale: """
      `catalog:` holds exceptions to what the rules would refuse, each with its reason. One that opens nothing was \
      mistyped, and the channel that it was for is refused; or its reason has gone, because Midas has learned the \
      fact since or the last store behind the contract has left, and it would let the next mistake through unseen. \
      That nobody uses an entry is a note, made only when the whole workspace was checked and has no error.
      """,
    accepts: """
      midas: 1
      catalog:
        test-credentials:
          - { pg: tosspay_v2, because: "help centre, 2026-08" }
      """,
    rejects: """
      midas: 1
      policy: { severity: { webhook-plain-http: ‹warning› } }   # it is a warning anyway
      catalog:
        test-credentials:
          - { pg: ‹kcp›, because: "console guide" }   # KCP's shared test MIDs are everybody's
        pgs:
          kcp: { because: "PG notice 2026-10", status: ‹active› }   # as built in
      """, checks: [.policy])

  /// A fact on a PG that the same entry denies.
  public static let contradictorySetting = Rule(
    id: "contradictory-setting",
    summary: "An entry under `catalog: pgs` states a fact and denies it.",
    rationale: """
      A module that a PG has and has not, or a test MID that is shared and shared no longer: one of the two lines is \
      left over from an older notice. Which of them holds decides whether channels are refused, so nothing is \
      assumed.
      """,
    accepts: """
      midas: 1
      catalog:
        pgs:
          uplus: { because: "PG notice 2026-10", modules: { v1: [window.subscription] } }
      """,
    rejects: """
      midas: 1
      catalog:
        pgs:
          uplus:
            because: "PG notice 2026-10"
            modules: { v1: [window.subscription] }
            without-modules: [‹window.subscription›]
      """, checks: [.policy])
}
