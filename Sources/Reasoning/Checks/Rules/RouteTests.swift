import MidasDiagnostics

/// Rules of `midas test`, on files of route tests.
extension Rule {
  static let routeDiffers = Rule(
    id: "route-differs",
    summary: "A request reaches something else than its route test expects.",
    rationale: """
      A route test says which channel a request of the payment servers is to reach. Where it reaches another one, \
      customers pay through a contract that nobody chose; PortOne says nothing, for a fallback is no error there. \
      Either the channels are wrong, or the test is out of date.
      """,
    accepts: """
      routes:   # acme/card is the only channel of html5_inicis
        - { scope: acme, pg: html5_inicis, expect: acme/card }
      """,
    rejects: """
      routes:   # acme/card is the only channel of html5_inicis, and the default
        - { scope: acme, pg: html5_inics, expect: ‹acme/card› }
      """, checks: [.routes])

  static let unknownRouteName = Rule(
    id: "unknown-route-name",
    summary: "A route test names a merchant, sub-merchant, channel or group that there is not.",
    rationale: """
      A test of a merchant that is not there tests nothing, and one that expects a channel that is not there can only \
      fail. Both are slips in the test, or it was left behind when the channel was renamed.
      """,
    accepts: """
      routes:
        - { scope: acme, pg: html5_inicis, expect: acme/card }
      """,
    rejects: """
      routes:   # the merchant is `acme`
        - { scope: ‹amce›, pg: html5_inicis, expect: acme/card }
      """, checks: [.routes])

  static let slipUnnoticed = Rule(
    id: "slip-unnoticed",
    summary: "A slip of the finger in this place would be noticed by no rule, no gate and no route test.",
    rationale: """
      `midas test --mutate` makes seeded slips, one at a time and in memory only: two MIDs swapped, another default, \
      a channel left out, an address block a little wider. What `validate`, the gates of `plan` and the route tests \
      all let pass would go live and send money elsewhere. The help is the test that would notice it.
      """,
    accepts: """
      merchant: acme   # a route test expects that `html5_inicis.MOIacme001` reaches acme/card
      channels:
        - { id: card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: MOIacme001,
            credentials: { sign_key: env://ACME_SIGN_KEY } }
      """,
    rejects: """
      merchant: acme   # no route test names the MID
      channels:
        - { id: card, mode: live, pg: html5_inicis, modules: [window.general], methods: [card], mid: ‹MOIacme001›,
            credentials: { sign_key: env://ACME_SIGN_KEY } }
      """, checks: [.routes])
}
