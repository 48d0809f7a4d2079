import MidasCatalog
import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let generalAndSubscriptionShareMID = Rule(
    id: "general-and-subscription-share-mid",
    summary: "One live MID is declared for one-off payments and for subscriptions at a PG that issues two.",
    rationale: """
      KakaoPay, KICC and PAYCO sign a contract of its own, with a MID of its own, for subscriptions; NICE likely \
      does too (a warning). Under the MID of the other contract the PG refuses the payment, or stores no billing \
      key, and no later charge can be made. Shared test MIDs may serve both.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple], mid: CAACME0001 }
        - { id: club, mode: live, pg: kakaopay, modules: [window.subscription], mid: CAACME0002 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: pay, mode: live, pg: kakaopay, modules: [window.simple, ‹window.subscription›], mid: CAACME0001 }
      webhooks:
        - { api: v1, mode: live, url: "https://pay.acme.com/hooks" }
      """,
    channel: { channel, findings in
      let modules = channel.declared.modules.set
      guard channel.isLive, let subscription = modules.intersection(.subscription).first,
        let oneOff = modules.intersection(.oneOff).first, let pg = channel.facts.pg,
        channel.catalog.entries[pg].mid.separateSubscription, !channel.isOnBorrowedContract,
        let site = channel.site(of: subscription), let oneOffSite = channel.site(of: oneOff)
      else { return }
      let isLikely = channel.catalog.entries[pg].company == .nice
      let company = channel.catalog.company(behind: pg)
      findings.report(
        "\(company) \(isLikely ? "may issue" : "issues") a \(channel.midTerm(of: pg)) of its own for subscriptions",
        at: site, label: "billing keys would be refused under the one for one-off payments",
        related: [.init("one-off payments under the same one", at: Place(oneOffSite.span))],
        help:
          "declare a second channel for `\(subscription.name)`, with the \(channel.midTerm(of: pg)) of that contract",
        severity: isLikely ? .warning : nil)
    })
}
