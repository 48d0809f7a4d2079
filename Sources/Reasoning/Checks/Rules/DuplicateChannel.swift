import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateChannel = Rule(
    id: "duplicate-channel",
    summary: "Two channels of a merchant have one id.",
    rationale: """
      The id is the channel's address in the state. With two channels under one address only one could be \
      recorded, and a plan could not tell which contract takes the money.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: billing, mode: test, pg: html5_inicis, modules: [window.subscription], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: ‹card›, mode: test, pg: kakaopay, modules: [window.simple], mid: shared }
      """,
    merchant: { subject, findings in
      let repetitions = repeated(subject.merchant.channels.known.indices, in: subject.merchant) {
        subject.merchant.channels.known[$0].id
      }
      for (earlier, later) in repetitions {
        findings.report(
          "the id `\(subject.string(later.value))` is taken", at: later.site,
          label: "only one of the two channels could be recorded",
          related: [.init("first used here", at: Place(earlier.site.span))],
          help: "give one of them another id")
      }
    })
}
