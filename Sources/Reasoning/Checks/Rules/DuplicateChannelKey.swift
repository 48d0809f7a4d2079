import MidasDiagnostics

extension Rule {
  static let duplicateChannelKey = Rule(
    id: "duplicate-channel-key",
    summary: "Two channels have one channel key, in one merchant or in two.",
    rationale: """
      PortOne makes a key for every channel it creates; `channelKey` in a request means that channel and no other. \
      A key that stands on two was copied with the rest of its channel, and payments meant for the second contract \
      go through the first.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared,
            key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11 }
        - { id: billing, mode: test, pg: html5_inicis, modules: [window.subscription], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared,
            key: channel-key-893597d6-e62d-410f-83f9-119f530b4b11 }
        - { id: billing, mode: test, pg: html5_inicis, modules: [window.subscription], mid: shared,
            key: ‹channel-key-893597d6-e62d-410f-83f9-119f530b4b11› }
      """,
    holders: .channelKey,
    check: { holders, findings in
      guard let first = holders.first else { return }
      for holder in holders.dropFirst() where holder.address != first.address {
        findings.report(
          "the channel key of `\(holder.address)` is also that of `\(first.address)`", at: holder.place,
          label: "requests with this key reach only one of the two",
          related: [.init("first used here", at: first.place)],
          help: "copy each channel's own key from the console, or leave the key out until it is known")
      }
    })
}
