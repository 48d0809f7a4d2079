import MidasDiagnostics
import MidasModel
import MidasSource

extension Rule {
  static let duplicateChannelName = Rule(
    id: "duplicate-channel-name",
    summary: "Two channels of a merchant have one name.",
    rationale: """
      PortOne refuses a second channel of the same name (ChannelDuplicateNameError), so an apply would stop half \
      way; and whoever picks a channel in the console by its name may pick the wrong contract. A channel without \
      `name` is named by its id.
      """,
    accepts: """
      merchant: acme
      channels:
        - { id: card, name: Card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: card-2, name: Card two, mode: test, pg: danal_tpay, modules: [window.general], mid: shared }
      """,
    rejects: """
      merchant: acme
      channels:
        - { id: card, name: Card, mode: test, pg: html5_inicis, modules: [window.general], mid: shared }
        - { id: card-2, name: ‹Card›, mode: test, pg: danal_tpay, modules: [window.general], mid: shared }
      """,
    merchant: { subject, findings in
      let channels = subject.merchant.channels.known
      // Two ids that are equal are duplicate-channel's to report.
      guard channels.indices.contains(where: { !channels[$0].name.isAbsent }) else { return }
      let repetitions = repeated(channels.indices, in: subject.merchant) {
        channels[$0].name.isAbsent ? channels[$0].id : channels[$0].name
      }
      guard !repetitions.isEmpty else { return }
      let ids = Set(channels.compactMap { $0.name.isAbsent ? $0.id.span : nil })
      for (earlier, later) in repetitions
      where !ids.contains(earlier.site.span) || !ids.contains(later.site.span) {
        findings.report(
          "the channel name `\(subject.string(later.value).printable)` is taken", at: later.site,
          label: "PortOne refuses a second channel of this name",
          related: [.init("first used here", at: Place(earlier.site.span))],
          help: "give one of them another `name`")
      }
    })
}
